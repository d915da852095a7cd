const longFilenameProperty = 0x3707;
const string8 = 0x1e;
const unicode = 0x1f;
const object = 0x0d;
const binary = 0x02 + 0x100;

/** Bytes of the property types of fixed size, padded to four ([MS-OXCDATA], section 2.11.1). */
const fixedSize: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** The long name of a file among the MAPI properties of a TNEF attachment; null when it is not there. */
export function longFilename(bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4) return null;
  const count = Math.min(view.getUint32(0, true), 500);
  let at = 4;
  for (let read = 0; read < count; read++) {
    if (at + 4 > bytes.length) return null;
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at += 4;
    // A named property carries its name before its value; the long file name never follows one we cannot skip.
    if (id >= 0x8000) return null;
    const fixed = fixedSize[type];
    if (fixed !== undefined) {
      at += fixed;
      continue;
    }
    if (![string8, unicode, object, binary].includes(type) || at + 8 > bytes.length) return null;
    if (view.getUint32(at, true) !== 1) return null;
    const size = view.getUint32(at + 4, true);
    const value = bytes.subarray(at + 8, at + 8 + size);
    if (id === longFilenameProperty && (type === string8 || type === unicode)) {
      const text = new TextDecoder(type === unicode ? 'utf-16le' : 'windows-1252').decode(value);
      return text.replace(/\0.*$/s, '').slice(0, 500);
    }
    at += 8 + size + ((4 - (size % 4)) % 4);
  }
  return null;
}
