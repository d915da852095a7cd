import { open, writeFile } from 'node:fs/promises';
import type { Refused } from './refused.ts';

/** What the system says when a file cannot be read or written, as a sentence that says what to do. */
const becauseOf: Readonly<Record<string, string>> = {
  EACCES: 'you may not; ask its owner for the right',
  EPERM: 'you may not; ask its owner for the right',
  EISDIR: 'it is a folder; name a file in it',
  ENOENT: 'there is no such file or folder; look at how it is spelt and in which folder you are',
  ENOTDIR: 'part of its path is a file, not a folder; look at how it is spelt',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full; make room',
  EROFS: 'that disk can only be read; name another place',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open on this machine; try again',
  ENFILE: 'too many files are open on this machine; try again',
};

const why = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return becauseOf[code] ?? `the system answers ${code === '' ? String(error) : code}`;
};

/**
 * The text of a file that people write, without its byte order mark. Refused: it cannot be read, is larger than `most`
 * MB, or is no text in UTF-8; a pipe is read as far as that.
 */
export async function textOfFile(file: string, most: number): Promise<string | Refused> {
  const parts: Buffer[] = [];
  const mostBytes = most * 1024 * 1024;
  try {
    await using handle = await open(file);
    let size = 0;
    for await (const part of handle.createReadStream({ autoClose: false, end: mostBytes })) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
    }
    if (size > mostBytes)
      return { refused: `${file} is larger than ${most} MB; name a smaller file, or a part of it.` };
  } catch (error) {
    return { refused: `${file} cannot be read: ${why(error)}.` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    if (!text.includes('\0')) return text;
  } catch {
    // Said below, as of a file whose letters are all in UTF-8 but that no person writes.
  }
  return { refused: `${file} is no text in UTF-8: name another file, or save it as UTF-8.` };
}

/** Writes a file. Refused: why it cannot be written. */
export async function writeTextFile(file: string, text: string): Promise<Refused | null> {
  try {
    await writeFile(file, text);
    return null;
  } catch (error) {
    return { refused: `${file} cannot be written: ${why(error)}.` };
  }
}
