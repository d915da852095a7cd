import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idFrom } from './id-from.ts';

test('a key and a part name one id, a UUID of version 8', () => {
  const id = idFrom('0198c0de-0000-7000-8000-000000000001', 'name');
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(idFrom('0198c0de-0000-7000-8000-000000000001', 'name'), id);
  assert.notEqual(idFrom('0198c0de-0000-7000-8000-000000000001', 'file'), id);
  assert.notEqual(idFrom('0198c0de-0000-7000-8000-000000000002', 'name'), id);
});
