import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedHomeowner } from './named-homeowner.ts';

test('one titled name is the homeowner, with the number beside it', () => {
  const text = 'It is Mrs Jane Patel, 07700 900123 or jane@mail.example. Gaz gary@northmoor.example';
  assert.deepEqual(namedHomeowner(text, 'gary@northmoor.example', ['northmoor.example']), {
    name: 'Mrs Jane Patel',
    phone: '+447700900123',
    email: 'jane@mail.example',
  });
});

test('nobody is guessed among several', () => {
  assert.equal(namedHomeowner('Mrs Patel or Mr Jones will be in', 'a@b.example', []), null);
  assert.equal(namedHomeowner('lady going mad', 'a@b.example', []), null);
  assert.equal(namedHomeowner('Mr Jones, 07700 900123 or 07700 900124', 'a@b.example', [])?.phone, null);
});
