import { spawn } from 'node:child_process';
import { chown, lstat, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Refused } from '../refused.ts';
import type { Binaries } from './binaries.ts';
import { namedUser, type Runner, reachableBy } from './runner.ts';

/** What PostgreSQL's programs are given besides: nothing of ours, so that no variable of a shell changes how they run. */
export const cleanEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The data folder as PostgreSQL is told it. A runner that may not walk there (a folder only root may
 * enter) is started inside it by us and finds it as its working folder, which needs no walking.
 */
export async function folderAsTold(folder: string, runner: Runner): Promise<string> {
  return (await reachableBy(folder, runner)) ? folder : '/proc/self/cwd';
}

/** Sockets are switched off when Kept runs it; the local line serves pg_upgrade alone, which opens its own. */
const accessRules = `host all all 127.0.0.1/32 scram-sha-256
local all postgres trust
`;

function run(program: string, args: string[], cwd: string, as: Runner, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: cleanEnvironment,
      ...as,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${program} failed:\n${said}`)),
    );
  });
}

async function handOver(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) await chown(join(folder, entry), uid, gid);
  await chown(folder, uid, gid);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

/** Makes the cluster beside its place and renames it there, so that a start killed half-way leaves none. */
async function create(folder: string, binaries: Binaries, runner: Runner, password: string): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const maker = runner === null ? null : await namedUser();
  if (runner !== null && maker === null) {
    throw new Error(
      'initdb needs a user with a name that is not root, and /etc/passwd has none: run Kept as such a user',
    );
  }
  if (maker !== null) await chown(draft, maker.uid, maker.gid);
  const told = await folderAsTold(draft, maker);
  const layout = ['--username=postgres', '--encoding=UTF8', '--locale=C', '--data-checksums'];
  const access = ['--auth-local=trust', '--auth-host=scram-sha-256'];
  await run(binaries.initdb, [`--pgdata=${told}`, ...layout, ...access], draft, maker, '');
  const secret = `alter role postgres password '${password}'\n`;
  await run(binaries.postgres, ['--single', '-D', told, 'postgres'], draft, maker, secret);
  if (runner !== null) await handOver(draft, runner);
  await rename(draft, folder);
  await syncFolder(dirname(folder));
}

function otherVersion(folder: string, found: string, ours: number): Refused {
  const bin = (version: string | number) => `/usr/lib/postgresql/${version}/bin`;
  return {
    refused: [
      `The data in ${folder} was written by PostgreSQL ${found}; this Kept brings PostgreSQL ${ours}. Nothing was changed.`,
      `With PostgreSQL ${found} and ${ours} installed (their programs in ${bin(found)} and ${bin(ours)}), run these two commands`,
      'as the owner of that folder, who must not be root, then start Kept again:',
      `  mv ${folder} ${folder}-${found} && ${bin(ours)}/initdb --pgdata=${folder} --username=postgres --encoding=UTF8 --locale=C --data-checksums`,
      `  ${bin(ours)}/pg_upgrade --username=postgres --old-datadir=${folder}-${found} --new-datadir=${folder} --old-bindir=${bin(found)} --new-bindir=${bin(ours)}`,
    ].join('\n'),
  };
}

/**
 * A cluster in `folder` that is ours to start: there already, or made now with the password of its
 * administrator (letters and digits only). Refused when another PostgreSQL version wrote it.
 */
export async function haveCluster(
  folder: string,
  binaries: Binaries,
  runner: Runner,
  password: string,
): Promise<Refused | 'made' | 'found'> {
  const there = await lstat(folder).catch(() => null);
  const outcome = there === null ? 'made' : 'found';
  if (there === null) {
    if (!/^[A-Za-z0-9]{20,}$/.test(password))
      throw new Error('the administrator password must be letters and digits');
    await mkdir(dirname(folder), { recursive: true, mode: 0o711 });
    await create(folder, binaries, runner, password);
  }
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found === null) {
    return {
      refused: `${folder} is not a PostgreSQL data folder (it has no PG_VERSION). Move it away, then start Kept again.`,
    };
  }
  if (found.trim() !== String(binaries.major)) return otherVersion(folder, found.trim(), binaries.major);
  if (runner !== null && (await lstat(folder)).uid !== runner.uid) await handOver(folder, runner);
  const rules = join(folder, 'pg_hba.conf');
  if ((await readFile(rules, 'utf8').catch(() => '')) !== accessRules) await writeFile(rules, accessRules);
  return outcome;
}
