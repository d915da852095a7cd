import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { alive } from '../process.ts';

/** The postmaster that postmaster.pid names, and what it says of itself ('starting', 'ready', …). */
export async function namedPostmaster(folder: string): Promise<{ pid: number; status: string } | null> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 1 ? { pid, status: (lines[7] ?? '').trim() } : null;
}

async function worksIn(pid: string | number, folder: string): Promise<boolean> {
  const [cwd, comm] = await Promise.all([
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
  ]);
  return cwd === folder && comm.startsWith('postgres');
}

/** PostgreSQL processes at work in this data folder. Without /proc only the one that the pid file names. */
export async function processesIn(folder: string): Promise<number[]> {
  const place = await realpath(folder);
  const all = await readdir('/proc').catch(() => null);
  if (all === null || process.platform !== 'linux') {
    const named = await namedPostmaster(folder);
    return named !== null && alive(named.pid) ? [named.pid] : [];
  }
  const pids = all.filter((name) => /^\d+$/.test(name));
  const inside = await Promise.all(pids.map((pid) => worksIn(pid, place)));
  return pids.filter((_, at) => inside[at]).map(Number);
}

async function goneWithin(folder: string, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited <= milliseconds; waited += 50) {
    if ((await processesIn(folder)).length === 0) return true;
    await pause(50);
  }
  return false;
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Clears away what an earlier run that was killed left on this data: a PostgreSQL still running
 * (stopped, first gently), its orphaned backends, a pid file of a process that is gone.
 * Answers a sentence for the console, or null when there was nothing.
 */
export async function clearLeftover(folder: string): Promise<string | null> {
  const before = await processesIn(folder);
  const postmaster = (await namedPostmaster(folder))?.pid;
  if (before.length > 0) {
    // Those without a postmaster end by themselves; one on its way down is given time to finish.
    const steps: [NodeJS.Signals, number][] = [
      ['SIGINT', 30_000],
      ['SIGQUIT', 10_000],
      ['SIGKILL', 5_000],
    ];
    for (const [name, within] of steps) {
      const left = await processesIn(folder);
      const main = left.filter((pid) => pid === postmaster);
      const targets = name === 'SIGKILL' || main.length === 0 ? left : main;
      if (name === 'SIGINT' && main.length === 0 && (await goneWithin(folder, 5_000))) break;
      for (const pid of targets) signal(pid, name);
      if (await goneWithin(folder, within)) break;
    }
    if ((await processesIn(folder)).length > 0) {
      throw new Error(`PostgreSQL processes of an earlier run on ${folder} could not be stopped`);
    }
  }
  const stale = await namedPostmaster(folder);
  if (stale !== null) await rm(join(folder, 'postmaster.pid'), { force: true });
  if (before.length > 0) {
    return `A PostgreSQL of an earlier run that had not been stopped was still there (process ${postmaster ?? before[0]}); it was stopped.`;
  }
  return stale === null
    ? null
    : 'The earlier run was not stopped in order; PostgreSQL recovers what it had committed.';
}
