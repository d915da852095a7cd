import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whose process PostgreSQL is: null = our own; PostgreSQL refuses to run as root. */
export type Runner = { readonly uid: number; readonly gid: number } | null;

// Between the ranges that distributions and systemd hand out, and below 65536, which is all that a
// container without privileges can map. No such user needs to exist.
const unprivileged = 61_000;

/** Who runs PostgreSQL for a Kept that runs as `uid`: itself, or for root a number nobody else has. */
export function runnerFor(uid: number | undefined): Runner {
  return uid === 0 ? { uid: unprivileged, gid: unprivileged } : null;
}

/**
 * An unprivileged user that has a name. initdb (and only initdb and single-user mode) wants to know
 * the name behind its uid; the folder is handed to the runner afterwards.
 */
export async function namedUser(): Promise<Runner> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const users = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => Number.isInteger(uid) && uid > 0 && Number.isInteger(gid));
  const chosen = users.find(({ name }) => name === 'nobody') ?? users[0];
  return chosen === undefined ? null : { uid: chosen.uid, gid: chosen.gid };
}

/** True when a process of `runner` can walk to `path` and read it: every folder on the way lets others through. */
export async function reachableBy(path: string, runner: Runner): Promise<boolean> {
  if (runner === null) return true;
  const target = await stat(path);
  const own = target.uid === runner.uid;
  if (!own && (target.mode & 0o004) === 0) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid } = await lstat(folder);
    if (uid !== runner.uid && (mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
