import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcodesIn, postcodesIn, readPostcode } from './postcode.ts';

test('a postcode is read in any case and spacing', () => {
  for (const text of ['LS15 8ZZ', 'ls15 8zz', 'ls158zz', 'Ls15  8zZ'])
    assert.deepEqual(readPostcode(text), { postcode: 'LS15 8ZZ', repaired: false });
});

test('O for 0 and I for 1 are put right, and said', () => {
  assert.deepEqual(readPostcode('LSI5 8ZZ'), { postcode: 'LS15 8ZZ', repaired: true });
  assert.deepEqual(readPostcode('LS1O 8ZZ'), { postcode: 'LS10 8ZZ', repaired: true });
  assert.deepEqual(readPostcode('M1 OAB'), { postcode: 'M1 0AB', repaired: true });
  assert.equal(readPostcode('hello'), null);
});

test('words of a sentence are not postcodes', () => {
  assert.deepEqual(postcodesIn('we want to 1st see it, so you can come in 2 days or on the 14th'), []);
  assert.deepEqual(
    postcodesIn('who looks after LS15 8zz or maybe WF1 1AA?').map(({ postcode }) => postcode),
    ['LS15 8ZZ', 'WF1 1AA'],
  );
});

test('a district is found alone and as half of a postcode; a reference is none', () => {
  assert.deepEqual(outcodesIn('who covers LS15 now, and CQ10428?'), ['LS15']);
  assert.deepEqual(outcodesIn('homes in WF1 1AA'), ['WF1']);
});

test('a phone number is not read as a postcode', () => {
  assert.deepEqual(postcodesIn('ring me on 07700 900123 or 01632 960 100'), []);
});
