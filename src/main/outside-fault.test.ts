import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { test } from 'node:test';
import { outsideFault } from './outside-fault.ts';

const fault = (code: string) => Object.assign(new Error('raw words'), { code });

test('what the database or the way to it answers becomes a sentence', () => {
  assert.match(outsideFault(fault('ECONNREFUSED')) ?? '', /^The database cannot be used: nobody listens/);
  assert.match(outsideFault(fault('28P01')) ?? '', /does not take that role and password/);
  assert.match(outsideFault(fault('42P01')) ?? '', /run "kept migrate" first/);
  const late = new Error('timeout exceeded when trying to connect');
  assert.match(outsideFault(late) ?? '', /it does not answer/);
});

test('what the system says of a folder becomes a sentence that names it', async () => {
  const error = await mkdir(`${import.meta.filename}/folder`, { recursive: true }).catch((e: unknown) => e);
  assert.match(outsideFault(error) ?? '', /outside-fault\.test\.ts\S* cannot be used: part of its path is/);
});

test('a fault of our own is none of these', () => {
  assert.equal(outsideFault(new TypeError('x is not a function')), null);
  assert.equal(outsideFault(fault('23505')), null);
  assert.equal(outsideFault('thrown'), null);
});
