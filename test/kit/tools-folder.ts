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
 * Where tests keep what they unpack, from one run to the next: in the project, unless that is not
 * writable. `forAnother`: it must be readable by the user whom root starts Dovecot as, and a project's
 * folder may be closed to others.
 */
export async function toolsFolder(forAnother = false): Promise<string> {
  const asRoot = process.getuid?.() === 0;
  const elsewhere = asRoot ? '/var/cache/kept/tools' : join(tmpdir(), `kept-tools-${process.getuid?.()}`);
  for (const folder of [join(root, '.kept-tools'), elsewhere]) {
    if (!(await made(folder))) continue;
    if (!asRoot || !forAnother) return folder;
    await chmod(folder, 0o755);
    if (await reachableBy(folder, await namedUser())) return folder;
  }
  throw new Error(
    `no folder for what tests unpack: neither ${root}/.kept-tools nor ${elsewhere} can be made and read`,
  );
}
