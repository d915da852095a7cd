import { createHash } from 'node:crypto';
import type { ReadAttachment } from '../port.ts';
import { isBodyText } from './body.ts';
import type { Faults } from './faults.ts';
import { safeFilename } from './filename.ts';
import { limits } from './limits.ts';
import type { Part } from './mime.ts';
import { sniffType } from './sniff.ts';
import { readTnef } from './tnef.ts';
import { decodeTransfer } from './transfer.ts';

/** The files of a message, what lies in a `winmail.dat` (TNEF) among them; at most `limits.attachments`. */
export async function readAttachments(parts: readonly Part[], faults: Faults): Promise<ReadAttachment[]> {
  const files = parts.filter((part) => !isBodyText(part)).flatMap((part) => unpacked(part, faults));
  if (files.length > limits.attachments) {
    faults.add(`${files.length} files are attached; the first ${limits.attachments} were taken out`);
  }
  const read: ReadAttachment[] = [];
  for (const file of files.slice(0, limits.attachments)) read.push(await readFile(file, read.length + 1));
  return read;
}

interface File {
  readonly filename: string | null;
  readonly declaredType: string;
  readonly content: Uint8Array;
  readonly inline: boolean;
}

function unpacked(part: Part, faults: Faults): File[] {
  const { bytes, fault } = decodeTransfer(part.body, part.encoding);
  if (fault !== null) faults.add(fault);
  const whole: File = {
    filename: part.filename,
    declaredType: part.type,
    content: bytes,
    inline: part.disposition !== 'attachment' && part.contentId !== null,
  };
  const tnef = part.type === 'application/ms-tnef' || /^winmail\.dat$/i.test(part.filename ?? '');
  if (!tnef) return [whole];
  const { files, fault: unread } = readTnef(bytes);
  if (unread !== null) faults.add(unread);
  if (files.length === 0) return [whole];
  return files.map(({ filename, content }) => ({
    filename,
    declaredType: 'application/octet-stream',
    content,
    inline: false,
  }));
}

async function readFile(file: File, number: number): Promise<ReadAttachment> {
  const sniffedType = await sniffType(file.content);
  return {
    filename: safeFilename(file.filename, fallbackName(file.declaredType, number)),
    declaredType: file.declaredType,
    sniffedType,
    size: file.content.length,
    content: file.content,
    digest: createHash('sha256').update(file.content).digest('hex'),
    inline: file.inline,
  };
}

const endings: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/plain': 'txt',
  'text/html': 'html',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
};

function fallbackName(type: string, number: number): string {
  return `file-${number}.${endings[type] ?? 'bin'}`;
}
