import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskPath } from './desk-path.ts';

test('after signing in one goes to a page of the desk and to no other site', () => {
  assert.equal(deskPath('/desk/cases/CQ-10428?tab=1'), '/desk/cases/CQ-10428?tab=1');
  for (const other of [
    '//evil.example',
    'https://evil.example',
    '/desk\\evil',
    '/desk/sign-out',
    '/deskevil',
    '/',
    undefined,
  ])
    assert.equal(deskPath(other), '/desk', String(other));
});
