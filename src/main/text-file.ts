import { open, writeFile } from 'node:fs/promises';
import { whyNoFile } from './outside-fault.ts';
import type { Refused } from './refused.ts';

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
    return { refused: `${file} cannot be read: ${whyNoFile(error)}.` };
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
    return { refused: `${file} cannot be written: ${whyNoFile(error)}.` };
  }
}
