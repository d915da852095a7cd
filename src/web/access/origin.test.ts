import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromElsewhere } from './origin.ts';

const here = (headers: Record<string, string>) =>
  fromElsewhere(headers, 'desk.example', 'https://desk.example');

test('a form of another site is told by what the browser says of it', () => {
  assert.equal(here({ 'sec-fetch-site': 'cross-site', origin: 'https://desk.example' }), true);
  assert.equal(here({ 'sec-fetch-site': 'same-site' }), true);
  assert.equal(here({ origin: 'https://evil.example' }), true);
  assert.equal(here({ origin: 'null' }), true);
});

test('our own forms, and programs that are no browser, pass', () => {
  assert.equal(here({ 'sec-fetch-site': 'same-origin' }), false);
  assert.equal(here({ origin: 'https://desk.example' }), false);
  assert.equal(here({}), false);
});
