import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAnswered, isFor, seasonIn } from './only-where.ts';

test('a season is its first and last day; what is none is none', () => {
  assert.deepEqual(seasonIn('1 November to 30 April'), { from: '11-01', to: '04-30' });
  assert.deepEqual(seasonIn('29 February to 29 February'), { from: '02-29', to: '02-29' });
  for (const words of [
    '30 February to 1 May',
    '0 May to 1 June',
    '1 may to 2 June',
    'winter',
    '31 April to 1 May',
  ])
    assert.equal(seasonIn(words), null, words);
});

test('a season takes its first and its last day, over the end of the year too', () => {
  const inWinter = (date: string): boolean => isAnswered(['1 November to 30 April'], date);
  assert.deepEqual(['2026-11-01', '2026-12-31', '2027-01-01', '2027-04-30'].map(inWinter), [
    true,
    true,
    true,
    true,
  ]);
  assert.deepEqual(['2026-10-31', '2027-05-01'].map(inWinter), [false, false]);
  assert.ok(isAnswered(['1 May to 31 October'], '2026-05-01'));
  assert.ok(!isAnswered(['1 May to 31 October'], '2026-11-01'));
});

test('a promise is for what all its fields say; one that says nothing is for all', () => {
  const only = { defect: ['roof', 'tap'], 'reported on': ['1 May to 31 October'] };
  assert.ok(isFor({}, {}));
  assert.ok(isFor(only, { defect: 'tap', 'reported on': '2026-06-01' }));
  assert.ok(!isFor(only, { defect: 'tap', 'reported on': '2026-12-01' }));
  assert.ok(!isFor(only, { defect: 'door', 'reported on': '2026-06-01' }));
  assert.ok(!isFor(only, { defect: 'tap' }));
});
