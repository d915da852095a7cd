import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRule } from '../../time/rule.ts';
import { wordLimit, wordShare } from './limit.ts';

for (const [written, explained] of [
  ['10 working days', '10 working days, counted from the next opening'],
  ['10 working days by date', '10 working days, counted by date whatever the hour'],
  ['0 working days', 'the same working day, counted from the next opening'],
  ['17:00 next working day', '5pm next working day, counted from the next opening'],
  ['24 hours on working days', '24 hours on working days, day and night'],
  ['8 working hours', '8 working hours, only opening hours count'],
  ['5 minutes', '5 minutes, by the clock, day and night'],
  ['20 statutory working days', '20 statutory working days, counted by date, as the law does'],
] as const) {
  test(`${written} is explained with how it is counted`, () => {
    const rule = parseRule(written);
    assert.ok('unit' in rule);
    assert.equal(wordLimit(rule), explained);
  });
}

test('a share in thousandths is shown in percent', () => {
  assert.equal(wordShare(950), '95 %');
  assert.equal(wordShare(975), '97.5 %');
});
