import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readStandard } from './read.ts';
import { unconfirmed } from './unconfirmed.ts';

const never = { extended: false, waited: false };

function of(pack: string, promise: string, so = never): readonly string[] {
  const file = `${pack}.1.yaml`;
  const read = readStandard(
    readFileSync(new URL(`../../../rulebook/packs/${file}`, import.meta.url), 'utf8'),
    file,
  );
  assert.ok('standard' in read, JSON.stringify(read));
  const rule = read.standard.promises.find((row) => row.name === promise);
  assert.ok(rule, promise);
  return unconfirmed(read.standard, rule, so);
}

test('a time allowed that is not confirmed is said of every date of it', () => {
  assert.deepEqual(of('right-to-repair', 'repaired in 3'), ['that this is the time allowed']);
  assert.deepEqual(of('right-to-repair', 'say how soon'), []);
});

test('an extension that is not confirmed is said once the promise was extended, what waiting does once it waited', () => {
  assert.deepEqual(of('freedom-of-information', 'answer the request'), []);
  assert.deepEqual(of('freedom-of-information', 'answer the request', { extended: true, waited: true }), [
    'that it may be so much later',
    'that the days of waiting count so',
  ]);
});

test('holidays that are not confirmed are said of the dates that count by them and of no others', () => {
  assert.deepEqual(of('hazard', 'investigate'), ['which holidays do not count']);
  assert.deepEqual(of('hazard', 'make safe in 24 hours'), []);
  assert.deepEqual(of('hazard', 'works on site'), []);
  assert.deepEqual(of('new-homes-complaint', 'acknowledge'), ['which holidays do not count']);
});
