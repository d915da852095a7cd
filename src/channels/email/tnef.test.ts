import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTnef } from './tnef.ts';

function attribute(id: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(2, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(data.length, 5);
  return Buffer.concat([head, data, Buffer.alloc(2)]);
}

const start = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]);
const file = Buffer.concat([
  attribute(0x00069002, Buffer.alloc(14)),
  attribute(0x00018010, Buffer.from('a.txt\0')),
  attribute(0x0006800f, Buffer.from('words')),
]);

test('files are taken out whole', () => {
  const { files, fault } = readTnef(Buffer.concat([start, file, file]));
  assert.deepEqual(
    files.map(({ filename, content }) => [filename, Buffer.from(content).toString()]),
    [
      ['a.txt', 'words'],
      ['a.txt', 'words'],
    ],
  );
  assert.equal(fault, null);
});

test('a length beyond the bytes ends the reading, with what was read so far', () => {
  const lying = Buffer.concat([start, file, attribute(0x0006800f, Buffer.from('x'))]);
  lying.writeUInt32LE(0xffffffff, start.length + file.length + 5);
  const { files, fault } = readTnef(lying);
  assert.equal(files.length, 1);
  assert.match(fault ?? '', /damaged/);
});

test('what is no TNEF is kept as it came', () => {
  assert.match(readTnef(Buffer.from('hello world')).fault ?? '', /could not be read/);
  assert.match(readTnef(start).fault ?? '', /holds no file/);
});

test('any bytes give an answer, never larger than they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(60), fc.nat(255), (tail, at, byte) => {
      const raw = Buffer.concat([start, file, tail]);
      raw[6 + at] = byte;
      const { files } = readTnef(raw);
      assert.ok(files.reduce((sum, { content }) => sum + content.length, 0) <= raw.length);
    }),
  );
});
