/** Names in use that TextDecoder does not know, or that say nothing. */
const alias: Readonly<Record<string, string>> = {
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
  'ansi_x3.4-1968': 'utf-8',
  'x-unknown': '',
  unknown: '',
  'unknown-8bit': '',
  'x-mac-roman': 'macintosh',
  cp932: 'shift_jis',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp950: 'big5',
  'iso-2022-kr': '',
};

/**
 * Bytes as text, whatever they are. The declared charset is believed only as far as the bytes bear it out; then
 * UTF-8, which other bytes hardly ever satisfy by chance, then windows-1252, which never fails. A second reading is
 * named in `fault`.
 */
export function decodeText(
  bytes: Uint8Array,
  declared: string | null,
): { text: string; fault: string | null } {
  const name = canonical(declared);
  const decoder = name === '' ? null : decoderFor(name);
  const declaredText = decoder === null ? null : tryDecode(bytes, decoder);
  const singleByte = decoder?.encoding.startsWith('windows-125');
  if (declaredText !== null && !(singleByte && hasHighByte(bytes)))
    return { text: declaredText, fault: null };
  const utf8 = tryDecode(bytes, new TextDecoder('utf-8', { fatal: true }));
  if (declaredText !== null && utf8 === null) return { text: declaredText, fault: null };
  const read = utf8 === null ? 'windows-1252' : 'utf-8';
  const text = utf8 ?? new TextDecoder('windows-1252').decode(bytes);
  return { text, fault: faultOf(declared, decoder !== null, read) };
}

function faultOf(declared: string | null, known: boolean, read: string): string | null {
  if (declared === null) return read === 'utf-8' ? null : `text without a charset was read as ${read}`;
  const shown = declared.replace(/[^\x21-\x7e]/g, '').slice(0, 40);
  if (canonical(declared) === '' && read === 'utf-8') return null;
  if (!known) return `charset ${shown} is not known; its text was read as ${read}`;
  return `text declared as ${shown} is not ${shown}; it was read as ${read}`;
}

function canonical(declared: string | null): string {
  if (declared === null) return 'utf-8';
  const name = declared
    .slice(0, 60)
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '')
    .replace(/\*.*$/, '');
  return alias[name] ?? name;
}

function decoderFor(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name, { fatal: true });
  } catch {
    return null;
  }
}

function tryDecode(bytes: Uint8Array, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function hasHighByte(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}
