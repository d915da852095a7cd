import { chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedUser, reachableBy } from '../../src/main/postgres/runner.ts';

const root = join(import.meta.dirname, '../..');

async function made(folder: string): Promise<boolean> {
  return mkdir(folder, { recursive: true, mode: 0o755 }).then(
    () => true,
    () => false,
  );
}

/**
 * Where tests keep what they unpack, from one run to the next. In the project; but root starts Dovecot
 * as somebody else, who must be able to read it, and a project may be closed to others or not writable.
 */
export async function toolsFolder(): Promise<string> {
  const inProject = join(root, '.kept-tools');
  const asRoot = process.getuid?.() === 0;
  const candidates = [
    inProject,
    asRoot ? '/var/cache/kept/tools' : join(tmpdir(), `kept-tools-${process.getuid?.()}`),
  ];
  for (const folder of candidates) {
    if (!(await made(folder))) continue;
    if (!asRoot) return folder;
    await chmod(folder, 0o755);
    if (await reachableBy(folder, await namedUser())) return folder;
  }
  throw new Error(
    `no folder for what tests unpack: neither ${candidates.join(' nor ')} can be made and read`,
  );
}
