import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, keyOf, listOf, textOf } from './forms.ts';

const typed = (day: string, month: string, year: string) => ({
  'on-day': day,
  'on-month': month,
  'on-year': year,
});

test('a day typed as three numbers is that day, or none', () => {
  assert.equal(dateOf(typed('7', '3', '2027'), 'on'), '2027-03-07');
  assert.equal(dateOf(typed('29', '2', '2028'), 'on'), '2028-02-29');
  for (const wrong of [
    typed('29', '2', '2027'),
    typed('', '3', '2027'),
    typed('x', '3', '2027'),
    typed('0', '1', '2027'),
  ])
    assert.equal(dateOf(wrong, 'on'), null);
  assert.equal(dateOf({}, 'on'), null);
});

test('a field given twice is a list, and its first where one is wanted', () => {
  const body = { items: ['a', 'b'], name: ' Meera ' };
  assert.deepEqual(listOf(body, 'items'), ['a', 'b']);
  assert.deepEqual(listOf(body, 'name'), [' Meera ']);
  assert.deepEqual(listOf(body, 'none'), []);
  assert.equal(textOf(body, 'items'), 'a');
  assert.equal(textOf(body, 'name'), 'Meera');
});

test('a key that is none of ours is replaced, so that no text of a stranger becomes an id', () => {
  const fresh = () => 'fresh';
  const own = '0198c0de-0000-7000-8000-000000000001';
  assert.equal(keyOf({ key: own }, fresh), own);
  assert.equal(keyOf({ key: "x'; drop table" }, fresh), 'fresh');
  assert.equal(keyOf({}, fresh), 'fresh');
});
