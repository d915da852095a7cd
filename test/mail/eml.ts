import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of one of the messages in this folder, by its name without `.eml`. */
export function eml(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, `${name}.eml`));
}
