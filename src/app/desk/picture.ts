import sharp from 'sharp';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: 'image/jpeg' | 'image/webp';
}

const jpeg = new Set(['image/jpeg', 'image/tiff', 'image/avif']);
const webp = new Set(['image/png', 'image/webp', 'image/gif']);
const formats: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);
const maxPixels = 100_000_000;

/**
 * A picture drawn anew from its pixels, upright, without hidden data, at most `side` pixels a side; null for what is no
 * picture, damaged or too large. `type` is sniffed from the bytes; a drawing (SVG) never reaches the decoder.
 */
export async function picture(bytes: Uint8Array, type: string, side: number): Promise<Picture | null> {
  if (!jpeg.has(type) && !webp.has(type)) return null;
  try {
    const { format } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata();
    if (!formats.has(format)) return null;
    const upright = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    const drawn = await (jpeg.has(type)
      ? upright.jpeg({ quality: 82 })
      : upright.webp({ quality: 82 })
    ).toBuffer();
    return { bytes: drawn, type: jpeg.has(type) ? 'image/jpeg' : 'image/webp' };
  } catch {
    return null;
  }
}
