import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Fills `place` by `fill(draft)` unless it is there already: whole or not at all, whoever else is at it
 * at the same time.
 */
export async function unpackedOnce(place: string, fill: (draft: string) => Promise<void>): Promise<string> {
  if (await lstat(place).catch(() => null)) return place;
  const draft = `${place}.${randomBytes(6).toString('hex')}`;
  await mkdir(dirname(place), { recursive: true });
  await mkdir(draft, { mode: 0o755 });
  try {
    await fill(draft);
    await rename(draft, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return place;
}
