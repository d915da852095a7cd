import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { run } from './run.ts';

export type Person = { readonly name: string; readonly uid: number; readonly gid: number };

/** Who this machine lets us be: root and an ordinary user for root, ourselves otherwise. */
export function people(): Person[] {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return [{ name: 'an ordinary user', uid, gid }];
  return [
    { name: 'root', uid, gid },
    { name: 'an ordinary user', uid: 65_534, gid: 65_534 },
  ];
}

/** Links cost nothing; on another disk, or where files of another may not be linked, they are copied. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await run('cp', ['-al', from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true });
    await run('cp', ['-a', from, to]);
  });
}

/**
 * The project as it would be cloned and installed by `person`, in a folder that only they may enter;
 * removed after the file. Its files are links: none may be written to.
 */
export async function house(person: Person): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const street = await mkdtemp(join(tmpdir(), 'kept-house-'));
  after(() => rm(street, { recursive: true, force: true }));
  const folder = join(street, 'kept');
  await mkdir(folder);
  for (const name of ['bin', 'src', 'rulebook', 'node_modules', 'package.json', 'package-lock.json']) {
    await linkOrCopy(join(root, name), join(folder, name));
  }
  await mkdir(join(folder, 'test'));
  await linkOrCopy(join(root, 'test/start'), join(folder, 'test/start'));
  const stamp = join(folder, 'node_modules/.kept-installed');
  await rm(stamp, { force: true });
  await writeFile(stamp, '');
  await chmod(street, 0o700);
  for (const owned of [street, folder]) await chown(owned, person.uid, person.gid);
  return folder;
}
