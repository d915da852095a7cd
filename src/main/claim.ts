import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { birthOf, stillRuns } from './process.ts';
import type { Refused } from './refused.ts';

const shape = z.object({ pid: z.number(), birth: z.string().nullable(), address: z.string() });

type Holder = z.infer<typeof shape>;

async function holderOf(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Files written by another would lock the owner out at the next start. */
async function notOurs(dataFolder: string): Promise<Refused | null> {
  const { uid } = await stat(dataFolder);
  const own = process.getuid?.();
  if (own === undefined || uid === own) return null;
  const writable =
    own !== 0 &&
    (await access(dataFolder, constants.W_OK).then(
      () => true,
      () => false,
    ));
  if (writable) return null;
  return {
    refused: `The data folder ${dataFolder} belongs to another user (number ${uid}). Start Kept as that user, or set KEPT_DATA to a folder of your own.`,
  };
}

export type Claim = { readonly release: () => Promise<void> };

/**
 * Makes this process the only Kept on a data folder, which is made if need be (for its owner alone).
 * Refused when it belongs to another user, and while another runs, naming it and where it listens (`address`); what a killed one left is taken over.
 */
export async function claim(dataFolder: string, address: string): Promise<Claim | Refused> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const refused = await notOurs(dataFolder);
  if (refused !== null) return refused;
  const path = join(dataFolder, 'running.json');
  const mine: Holder = { pid: process.pid, birth: await birthOf(process.pid), address };
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      // A link fails when the name is taken: of two starts at once one gets it.
      const taken = await link(draft, path).then(
        () => false,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return true;
          throw error;
        },
      );
      if (!taken) return { release: () => releaseOwn(path, mine) };
      const holder = await holderOf(path);
      if (holder !== null && (await stillRuns(holder.pid, holder.birth))) {
        return {
          refused:
            `Kept is already running on ${dataFolder} (process ${holder.pid}, ${holder.address}). ` +
            'Open that address, or stop it first; to run another, set KEPT_DATA to a folder of its own, and PORT and KEPT_SMTP_PORT.',
        };
      }
      // Moved aside first, so that of two who see the same dead holder only one removes it.
      const aside = `${draft}.dead`;
      await rename(path, aside).catch(() => {});
      const moved = await holderOf(aside);
      if (moved !== null && (await stillRuns(moved.pid, moved.birth)))
        await link(aside, path).catch(() => {});
      await rm(aside, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw new Error(`${path} changes hands faster than it can be read`);
}

async function releaseOwn(path: string, mine: Holder): Promise<void> {
  const holder = await holderOf(path);
  if (holder?.pid === mine.pid && holder.birth === mine.birth) await rm(path, { force: true });
}
