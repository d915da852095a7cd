import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OrganisationId } from './organisation-id.ts';

/** A folder on disk in which bytes are kept by organisation and digest. */
export interface FileFolder {
  /** Durable when it resolves: file, folder and name are synced. Answers the lower-case hexadecimal SHA-256. */
  keep(organisation: OrganisationId, bytes: Uint8Array): Promise<string>;
  /** Null: no such file. Throws when what lies there is not what its name says. */
  read(organisation: OrganisationId, sha256: string): Promise<Uint8Array | null>;
}

/** What is asked of the disk; handed in so that the order in which it is asked can be seen. */
export type Disk = Pick<typeof import('node:fs/promises'), 'open' | 'rename'>;

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function syncFolder(disk: Disk, folder: string): Promise<void> {
  const handle = await disk.open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function writeSynced(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Files under `root`/organisation/two first digits/digest. Written to a temporary name, file synced, renamed, folder
 * synced, in this order: after a crash there is the whole file under its name, or nothing.
 */
export function openFolder(root: string, disk: Disk = { open, rename }): FileFolder {
  const pathOf = (organisation: OrganisationId, sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file is asked for by its SHA-256');
    return join(root, organisation, sha256.slice(0, 2), sha256);
  };
  return {
    async keep(organisation, bytes) {
      const sha256 = digestOf(bytes);
      const path = pathOf(organisation, sha256);
      const there = await stat(path).catch(() => null);
      const folder = dirname(path);
      if (there?.size !== bytes.length) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const draft = `${path}.${randomBytes(6).toString('hex')}`;
        await writeSynced(disk, draft, bytes);
        await disk.rename(draft, path);
      }
      // Also when it was there already: whoever wrote it may not have come to sync the folder.
      for (const one of [folder, dirname(folder), root]) await syncFolder(disk, one);
      return sha256;
    },
    async read(organisation, sha256) {
      const bytes = await readFile(pathOf(organisation, sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (bytes !== null && digestOf(bytes) !== sha256) throw new Error(`file ${sha256} was damaged`);
      return bytes;
    },
  };
}
