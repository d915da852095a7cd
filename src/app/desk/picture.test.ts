import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { picture } from './picture.ts';

const plain = sharp({ create: { width: 300, height: 100, channels: 3, background: '#884400' } });

test('a photo is drawn anew, upright, without place and camera', async () => {
  const photo = await plain
    .clone()
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '53/1 47/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const drawn = await picture(photo, 'image/jpeg', 2000);
  assert.equal(drawn?.type, 'image/jpeg');
  assert.equal((await sharp(photo).metadata()).orientation, 6);
  const { exif, orientation, width, height } = await sharp(drawn?.bytes).metadata();
  assert.deepEqual([exif, orientation, width, height], [undefined, undefined, 100, 300]);
});

test('a large picture is made smaller, one with transparency stays transparent', async () => {
  const large = await sharp({ create: { width: 5000, height: 2500, channels: 4, background: '#88440080' } })
    .png()
    .toBuffer();
  const drawn = await picture(large, 'image/png', 2000);
  const { width, height, hasAlpha } = await sharp(drawn?.bytes).metadata();
  assert.deepEqual([drawn?.type, width, height, hasAlpha], ['image/webp', 2000, 1000, true]);
});

test('what is no picture, is damaged, or is a drawing under another name is not shown', async () => {
  const jpeg = await plain.clone().jpeg().toBuffer();
  const none = [
    await picture(Buffer.from('x'), 'image/heic', 2000),
    await picture(Buffer.from('<svg/>'), 'image/svg+xml', 2000),
    await picture(Buffer.from('%PDF'), 'application/pdf', 2000),
    await picture(jpeg.subarray(0, 200), 'image/jpeg', 2000),
    await picture(Buffer.from('<svg width="9" height="9"></svg>'), 'image/png', 2000),
  ];
  assert.deepEqual(none, [null, null, null, null, null]);
});

test('a small file that would be an enormous picture is not shown', async () => {
  const bomb = await plain.clone().png().toBuffer();
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  assert.equal(await picture(bomb, 'image/png', 2000), null);
});
