import sharp from 'sharp';

export interface ShownPicture {
  readonly content: Uint8Array;
  readonly contentType: 'image/jpeg' | 'image/webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const maxPixels = 100_000_000;
const maxSide = 2000;

/** Formats as the decoder itself finds them; a drawing (SVG) must never reach it under another name. */
const drawable: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

/**
 * A picture drawn anew from its pixels, turned upright, without place, camera or any other hidden data, at most 2,000
 * pixels a side. `sniffedType` is from the bytes. Refused: what is no picture, is damaged, too large or of a kind that
 * cannot be shown (HEIC); the file itself can still be downloaded.
 */
export async function showable(
  content: Uint8Array,
  sniffedType: string | null,
): Promise<{ shown: ShownPicture } | { refused: string }> {
  if (sniffedType === 'image/heic' || sniffedType === 'image/heif') {
    return { refused: 'This photo is in a format (HEIC) that cannot be shown here; download it to see it.' };
  }
  const transparent =
    sniffedType === 'image/png' || sniffedType === 'image/webp' || sniffedType === 'image/gif';
  if (
    !transparent &&
    sniffedType !== 'image/jpeg' &&
    sniffedType !== 'image/tiff' &&
    sniffedType !== 'image/avif'
  ) {
    return { refused: 'This file is not a picture that can be shown here; download it.' };
  }
  try {
    const { format } = await sharp(content, { limitInputPixels: maxPixels }).metadata();
    if (!drawable.has(format))
      return { refused: 'This file is not a picture that can be shown here; download it.' };
    const upright = sharp(content, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true });
    const encoded = transparent ? upright.webp({ quality: 82 }) : upright.jpeg({ quality: 82 });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    const contentType = transparent ? 'image/webp' : 'image/jpeg';
    return { shown: { content: data, contentType, width: info.width, height: info.height } };
  } catch {
    return { refused: 'This picture is damaged or too large to be shown here; download it.' };
  }
}
