import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCalendar } from '../../domain/time/compile.ts';
import { whenClosed } from './when-closed.ts';

const sentence = 'When we are closed, ring 0113 496 0199.';
const calendar = compileCalendar({
  id: 'office',
  version: '1',
  timezone: 'Europe/London',
  weekly: { mon: [], tue: [], wed: [], thu: [], fri: [['09:00', '17:00']], sat: [], sun: [] },
  holidays: ['2026-12-25'],
});

for (const [at, words] of [
  ['2026-11-27T16:59:59Z', null],
  ['2026-11-27T17:00:00Z', sentence],
  ['2026-11-28T12:00:00Z', sentence],
  ['2026-12-25T10:00:00Z', sentence],
] as const)
  test(`a letter written at ${at} ${words === null ? 'needs no' : 'says the'} number for when we are closed`, () => {
    assert.equal(whenClosed(sentence, calendar, Date.parse(at)), words);
  });

test('an organisation that gave no sentence has none in its letters', () => {
  assert.equal(whenClosed(null, calendar, Date.parse('2026-11-28T12:00:00Z')), null);
});
