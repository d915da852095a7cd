import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressHead, addressKey, nameKey } from './address-key.ts';

test('the same address written in several ways has one key', () => {
  for (const text of ['12 Weir Ct', '12, Weir Court', ' 12 WEIR  CT.'])
    assert.equal(addressKey(text), '12 weir court');
  assert.equal(addressKey("4 St Mary's Rd"), '4 st marys road');
  assert.equal(addressKey('9 High St'), '9 high street');
});

test('a name is compared without its article', () => {
  assert.equal(nameKey('The Larches'), 'larches');
  assert.equal(nameKey('larches'), 'larches');
});

test('number and street are taken from a whole address', () => {
  assert.equal(addressHead('12 Weir Court, Ashfield, LS15 8AB'), '12 weir court');
  assert.equal(addressHead('Flat 3, 12 Weir Ct, Ashfield'), 'flat 3 12 weir court');
  assert.equal(addressHead('7, The Larches, Leeds'), '7 the larches');
  assert.equal(addressHead('Rose Cottage'), null);
});
