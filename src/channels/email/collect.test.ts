import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { collect, room } from './collect.ts';

const tenTimes = (word: string) => Readable.from(Array.from({ length: 10 }, () => Buffer.from(word)));

test('a stream within its bounds is collected whole', async () => {
  assert.equal(String(await collect(tenTimes('word '), 50, room(50))), 'word '.repeat(10));
});

test('a stream over the limit is read to its end and dropped, and its room is free again', async () => {
  const shared = room(100);
  assert.equal(await collect(tenTimes('word '), 49, shared), 'too large');
  assert.equal(shared.take(100), true);
});

test('streams share their room, and one too many is refused without harm to the others', async () => {
  const shared = room(70);
  assert.ok(Buffer.isBuffer(await collect(tenTimes('word '), 50, shared)));
  assert.equal(await collect(tenTimes('word '), 50, shared), 'no room');
  shared.give(50);
  assert.ok(Buffer.isBuffer(await collect(tenTimes('word '), 50, shared)));
});

test('a stream that breaks off rejects and gives its room back', async () => {
  const shared = room(10);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('word');
      throw new Error('gone');
    })(),
  );
  await assert.rejects(collect(broken, 50, shared), /gone/);
  assert.equal(shared.take(10), true);
});
