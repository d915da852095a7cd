const most = 75;
const utf8 = new TextEncoder();

/** Text as a property's value (RFC 5545, 3.3.11): no line break of its own, nothing that would end it early. */
export const icalText = (words: string): string =>
  words
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');

/** One content line, folded so that no line is longer than 75 octets and no character is cut (RFC 5545, 3.1). */
export function foldLine(line: string): string {
  let all = '';
  let octets = 0;
  for (const sign of line) {
    const size = utf8.encode(sign).length;
    if (octets + size > most) {
      all += '\r\n ';
      octets = 1;
    }
    all += sign;
    octets += size;
  }
  return all;
}

/** Lines of a calendar as they go over the wire: folded, each ended by CRLF. */
export const icalLines = (lines: readonly string[]): string =>
  lines.map((line) => `${foldLine(line)}\r\n`).join('');
