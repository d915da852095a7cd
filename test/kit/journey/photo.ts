import sharp from 'sharp';

/** A small real photograph of nothing, as a telephone sends it. */
export const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 180, g: 160, b: 140 } } })
    .jpeg()
    .toBuffer();
