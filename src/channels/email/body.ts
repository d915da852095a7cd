import { decodeText } from './charset.ts';
import type { Faults } from './faults.ts';
import { unflow } from './flowed.ts';
import { htmlToText } from './html-text.ts';
import { limits } from './limits.ts';
import type { Part } from './mime.ts';
import { decodeTransfer } from './transfer.ts';

/** True for a part that is words of the message itself and not a file sent with it. */
export function isBodyText(part: Part): boolean {
  const readable = part.type === 'text/plain' || part.type === 'text/html';
  return readable && part.disposition !== 'attachment' && part.filename === null;
}

/**
 * The words of a message, its text parts one after another; of alternatives the plain one, or the HTML where the plain
 * one is blank. Line breaks are '\n', at most `limits.text` characters.
 */
export function bodyText(parts: readonly Part[], faults: Faults): string {
  const texts = parts.filter(isBodyText);
  const done = new Set<number>();
  const read: string[] = [];
  for (const part of texts) {
    if (part.alternative === null) {
      read.push(partText(part, faults));
    } else if (!done.has(part.alternative)) {
      done.add(part.alternative);
      read.push(
        best(
          texts.filter((other) => other.alternative === part.alternative),
          faults,
        ),
      );
    }
  }
  const text = read.filter((words) => words.trim() !== '').join('\n');
  if (text.length > limits.text) faults.add('the text is too long; the rest of it was not read');
  return text.slice(0, limits.text).replaceAll('\u0000', '').toWellFormed();
}

function best(alternatives: readonly Part[], faults: Faults): string {
  const plain = alternatives.filter((part) => part.type === 'text/plain');
  const plainText = plain.map((part) => partText(part, faults)).join('\n');
  if (plainText.trim() !== '') return plainText;
  return alternatives
    .filter((part) => part.type === 'text/html')
    .map((part) => partText(part, faults))
    .join('\n');
}

function partText(part: Part, faults: Faults): string {
  const { bytes, fault } = decodeTransfer(part.body, part.encoding);
  if (fault !== null) faults.add(fault);
  const decoded = decodeText(beginning(bytes), part.params.charset ?? null);
  if (decoded.fault !== null) faults.add(decoded.fault);
  const text = decoded.text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  if (part.type === 'text/html') {
    const words = htmlToText(text);
    if (words === null) faults.add('the HTML of the message could not be read');
    return words ?? '';
  }
  return part.params.format?.toLowerCase() === 'flowed'
    ? unflow(text, part.params.delsp?.toLowerCase() === 'yes')
    : text;
}

/** As many bytes as the longest text can need, not ending within a character. */
function beginning(bytes: Uint8Array): Uint8Array {
  const most = 4 * limits.text;
  if (bytes.length <= most) return bytes;
  let end = most;
  while (end > most - 4 && (bytes[end - 1] ?? 0) > 0x7f) end--;
  return bytes.subarray(0, end);
}
