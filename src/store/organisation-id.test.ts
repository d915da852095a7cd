import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginFor, type OrganisationId, organisationId } from './organisation-id.ts';

test('only a UUID becomes an organisation id', () => {
  assert.equal(
    organisationId('0198C0DE-0000-7000-8000-00000000000A'),
    '0198c0de-0000-7000-8000-00000000000a',
  );
  for (const text of ['', 'x', "'; drop table case_event; --", '0198c0de-0000-7000-8000-00000000000a\n']) {
    assert.equal(organisationId(text), null);
  }
});

test('what only claims to be an id is not put into a statement', () => {
  assert.throws(() => beginFor("'; commit; --" as OrganisationId), /must be a UUID/);
});
