import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refused } from './refused.ts';

export type DeskKind = 'training' | 'real';

/** What each kind of desk is opened by. */
const openedBy = { training: 'kept train', real: 'kept serve' } as const;

/**
 * Marks a data folder, at its first start, as holding a training desk (samples, a clock that is wound) or
 * the real thing. Refused when it was marked as the other: samples never turn into an organisation's cases.
 */
export async function keepKind(dataFolder: string, kind: DeskKind): Promise<Refused | null> {
  const path = join(dataFolder, 'desk');
  const marked = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (marked === kind) return null;
  if (marked === 'training' || marked === 'real') {
    return {
      refused:
        `${dataFolder} holds a ${marked} desk, which is opened by "${openedBy[marked]}". ` +
        `For a ${kind} desk set KEPT_DATA to a folder of its own.`,
    };
  }
  const file = await open(path, 'w', 0o600);
  await file.writeFile(`${kind}\n`);
  await file.sync();
  await file.close();
  return null;
}
