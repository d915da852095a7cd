import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { showable } from './pictures.ts';

const plain = sharp({ create: { width: 300, height: 100, channels: 3, background: '#884400' } });

test('a photo is drawn anew, upright, without place and camera', async () => {
  const photo = await plain
    .clone()
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '53/1 47/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const result = await showable(photo, 'image/jpeg');
  assert.ok('shown' in result);
  assert.equal(result.shown.contentType, 'image/jpeg');
  assert.deepEqual([result.shown.width, result.shown.height], [100, 300]);
  assert.equal((await sharp(photo).metadata()).orientation, 6);
  const { exif, orientation } = await sharp(result.shown.content).metadata();
  assert.deepEqual([exif, orientation], [undefined, undefined]);
});

test('a large picture is made smaller, one with transparency stays transparent', async () => {
  const large = await sharp({ create: { width: 5000, height: 2500, channels: 4, background: '#88440080' } })
    .png()
    .toBuffer();
  const result = await showable(large, 'image/png');
  assert.ok('shown' in result);
  assert.deepEqual(
    [result.shown.width, result.shown.height, result.shown.contentType],
    [2000, 1000, 'image/webp'],
  );
});

test('what cannot be shown is refused in words for the reader', async () => {
  const jpeg = await plain.clone().jpeg().toBuffer();
  const refusals = [
    [await showable(Buffer.from('x'), 'image/heic'), /HEIC/],
    [await showable(Buffer.from('<svg/>'), 'image/svg+xml'), /not a picture/],
    [await showable(Buffer.from('%PDF'), null), /not a picture/],
    [await showable(jpeg.subarray(0, 200), 'image/jpeg'), /damaged or too large/],
    [await showable(Buffer.from('<svg width="9" height="9"></svg>'), 'image/png'), /damaged|not a picture/],
  ] as const;
  for (const [result, words] of refusals) assert.match('refused' in result ? result.refused : '', words);
});

test('a small file that would be an enormous picture is refused', async () => {
  const bomb = await plain.clone().png().toBuffer();
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  const result = await showable(bomb, 'image/png');
  assert.match('refused' in result ? result.refused : '', /too large/);
});
