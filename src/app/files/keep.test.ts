import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeName } from './keep.ts';

test('a name of a file is one line without a path, whatever a browser sends', () => {
  assert.equal(safeName('../../etc/passwd'), 'passwd');
  assert.equal(safeName('C:\\photos\\door.jpg'), 'door.jpg');
  assert.equal(safeName('a\r\nContent-Type: x'), 'aContent-Type: x');
  assert.equal(safeName('invoice\u202Egpj.exe'), 'invoicegpj.exe');
  assert.equal(safeName(''), 'file');
  assert.equal(safeName('/'), 'file');
  assert.equal(safeName('x'.repeat(500)).length, 120);
});
