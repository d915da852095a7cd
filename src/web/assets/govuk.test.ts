import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownLook } from './govuk.ts';

test('GOV.UK’s typeface is neither named nor fetched, and its rules give way to ours', () => {
  const css = ownLook(
    '@font-face{font-family:GDS Transport;src:url(/a)}p{font-family:GDS Transport,arial,sans-serif}',
  );
  assert.equal(css, '@layer govuk{p{font-family:var(--type-text)}}');
});

test('a typeface named in a new way stops the start', () => {
  assert.throws(() => ownLook('p{font:16px GDS Transport}'), /replace it here too/);
});
