import { fileTypeFromBuffer } from 'file-type';

/**
 * The type of a file by its own bytes, never by what its sender calls it; null when they tell nothing. Text that a
 * browser would run (HTML, SVG, XML) is told from text that it would not.
 */
export async function sniffType(bytes: Uint8Array): Promise<string | null> {
  const known = await byMagic(bytes);
  if (known !== null && known !== 'application/xml') return known;
  const start = startOfText(bytes);
  if (start === null) return known;
  if (/<svg[\s>]/i.test(start)) return 'image/svg+xml';
  if (/<(!doctype html|html|head|body|script|iframe|meta|a|img|form|table|div)[\s>/]/i.test(start))
    return 'text/html';
  if (/^\s*<\?xml/i.test(start)) return 'application/xml';
  if (/^\s*BEGIN:VCALENDAR/i.test(start)) return 'text/calendar';
  return 'text/plain';
}

async function byMagic(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    return null;
  }
}

/** The first 4 KB as text, or null when they are none. */
function startOfText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  const start = bytes.subarray(0, 4096);
  if (start.includes(0)) return null;
  const controls = start.reduce(
    (sum, byte) => (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 ? sum + 1 : sum),
    0,
  );
  return controls > start.length / 50 ? null : new TextDecoder('utf-8').decode(start);
}
