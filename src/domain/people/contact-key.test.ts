import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailKey, phoneKey, phonesIn } from './contact-key.ts';

test('a number is the same however it is written', () => {
  for (const number of ['01632 960123', '+44 1632 960 123', '+44 (0)1632 960123', '0044 1632-960123'])
    assert.equal(phoneKey(number), '+441632960123');
});

test('a number with a digit missing is none', () => {
  assert.equal(phoneKey('01632 96'), null);
  assert.deepEqual(phonesIn('Phone me after Bargain Hunt. 01632 …'), []);
  assert.deepEqual(phonesIn('ring 07700 900123 or 01632 960123'), ['+447700900123', '+441632960123']);
});

test('an address is compared in lower case', () => {
  assert.equal(emailKey(' Gary.Site@Northmoorhomes.Example '), 'gary.site@northmoorhomes.example');
});
