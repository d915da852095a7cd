import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { lineBatches } from './lines.ts';

async function lines(...chunks: Buffer[]): Promise<string[]> {
  return (await Array.fromAsync(lineBatches(Readable.from(chunks)))).flat();
}

test('lines come whole however the bytes arrive', async () => {
  const bytes = Buffer.from('{"a":"é"}\r\nsecond\n\nlast');
  const oneByOne = Array.from(bytes, (byte) => Buffer.from([byte]));
  assert.deepEqual(await lines(...oneByOne), ['{"a":"é"}', 'second', '', 'last']);
  assert.deepEqual(await lines(bytes), ['{"a":"é"}', 'second', '', 'last']);
});

test('a line without an end does not fill the memory', async () => {
  const [line, ...more] = await lines(...Array.from({ length: 30 }, () => Buffer.alloc(100_000, 'x')));
  assert.deepEqual([line?.length, more], [1_000_000, []]);
});
