import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { cleanEnvironment, folderAsTold } from './cluster.ts';
import { namedPostmaster, signal } from './leftover.ts';
import type { Runner } from './runner.ts';
import { supervise } from './supervise.ts';

export type Server = {
  readonly port: number;
  /** Stops PostgreSQL and resolves when it has written everything and ended. */
  readonly stop: () => Promise<void>;
  /** Resolves when PostgreSQL has ended, asked or not. */
  readonly ended: Promise<void>;
};

/** Durability is said on the command line, where no file of the data folder can say otherwise. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  max_connections: '200',
  // Until its rows are counted, a new desk's look-ups by key read whole tables: count them soon, not within a minute.
  autovacuum_naptime: '10s',
  // A failing statement's values are people's data, and logs hold none.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
};

/** A port of the loopback that is free now: the wished one, else any. */
async function freePort(wished: number): Promise<number> {
  const listening = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const probe = createServer();
      probe.once('error', reject);
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
      });
    });
  return listening(wished).catch(() => listening(0));
}

async function openLog(folder: string): Promise<{ path: string; fd: number; close: () => Promise<void> }> {
  const path = join(dirname(folder), 'log');
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > 10_000_000) await rename(path, `${path}.1`);
  const handle = await open(path, 'a', 0o600);
  return { path, fd: handle.fd, close: () => handle.close() };
}

async function endOf(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.split('\n').slice(-12).join('\n');
}

/** Waits for "ready"; a recovery after a crash may take minutes and is waited for as long as it lives. */
async function ready(folder: string, child: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 600_000; waited += 10) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if ((await namedPostmaster(folder))?.status === 'ready') return true;
    await pause(10);
  }
  return false;
}

/** Asks for a fast shutdown, and when nothing helps harder: what was committed is recovered either way. */
async function stopped(folder: string, child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.destroy();
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    // Not left to the shell alone, which may have been killed.
    const pid = (await namedPostmaster(folder))?.pid;
    if (pid !== undefined && child.exitCode === null && child.signalCode === null) signal(pid, name);
    const within = new AbortController();
    const gone = await Promise.race([
      ended.then(() => true),
      pause(20_000, false, { signal: within.signal }).catch(() => false),
    ]);
    within.abort();
    if (gone) return;
  }
}

async function launch(folder: string, binaries: Binaries, runner: Runner, port: number) {
  const log = await openLog(folder);
  const told = await folderAsTold(folder, runner);
  const said = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn('/bin/sh', ['-c', supervise, 'sh', binaries.postgres, '-D', told, ...said], {
    cwd: folder,
    env: cleanEnvironment,
    ...runner,
    // A session of its own: Ctrl-C reaches Kept, which closes its doors first and PostgreSQL last.
    detached: true,
    stdio: ['pipe', log.fd, log.fd],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // What is left of the shell (the one that watches our end of the pipe) ends when the pipe does.
  ended.then(() => child.stdin?.destroy());
  child.stdin?.on('error', () => {});
  await log.close();
  return { child, ended, log: log.path };
}

/**
 * Starts PostgreSQL on the cluster in `folder`, on the loopback only, at the wished port if it is free.
 * Throws with the end of its log when it does not come up.
 */
export async function startServer(
  folder: string,
  binaries: Binaries,
  runner: Runner,
  wished: number,
): Promise<Server> {
  let last = '';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort(attempt === 0 ? wished : 0);
    const { child, ended, log } = await launch(folder, binaries, runner, port);
    if (await ready(folder, child)) return { port, ended, stop: () => stopped(folder, child, ended) };
    child.stdin?.destroy();
    last = `PostgreSQL did not start on ${folder}. The end of its log (${log}):\n${await endOf(log)}`;
    if (!last.includes('could not bind')) break;
  }
  throw new Error(last);
}
