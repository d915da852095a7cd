import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { namedUser } from '../../src/main/postgres/runner.ts';
import { dovecotPrograms } from './dovecot-programs.ts';
import { dovecotSettings } from './dovecot-settings.ts';
import { freePort } from './free-port.ts';
import { run } from './run.ts';

export type Dovecot = {
  readonly port: number;
  /** imap://desk:password@127.0.0.1:port of the person named (default 'desk') */
  readonly url: (person?: string) => string;
  readonly password: string;
  /** Maildirs, one folder a person: to plant files, or to delete dovecot-uidlist for a new UIDVALIDITY. */
  readonly mailFolder: (person?: string) => string;
  readonly stop: () => Promise<void>;
  /** Starts it again on the same mail and port. */
  readonly start: () => Promise<void>;
};

type Who = { user: string; group: string; uid: number; gid: number };

async function whoRunsIt(): Promise<Who> {
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  // As root Dovecot would want users of its own that nobody made: so it runs as nobody.
  const { uid, gid } = own.uid === 0 ? ((await namedUser()) ?? own) : own;
  const group = (await run('getent', ['group', String(gid)])).split(':')[0] ?? '';
  const user =
    own.uid === 0
      ? ((await run('getent', ['passwd', String(uid)])).split(':')[0] ?? '')
      : userInfo().username;
  return { user, group, uid, gid };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const end = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(2_000, () => end(false));
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}

async function launch(folder: string, port: number, who: Who): Promise<ChildProcess> {
  const { root, libraryPath } = await dovecotPrograms();
  // Dovecot asks for its settings at a path built in; started by its own doveconf it is handed them.
  const settings = ['-f', 'service=master', '-c', join(folder, 'settings'), '-p', '-e'];
  const program = [join(root, 'usr/sbin/dovecot'), '-F', '-c', join(folder, 'settings')];
  const child = spawn(join(root, 'usr/bin/doveconf'), [...settings, ...program], {
    ...(process.getuid?.() === 0 ? { uid: who.uid, gid: who.gid } : {}),
    env: { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: libraryPath },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
  for (let waited = 0; waited < 20_000 && child.exitCode === null; waited += 50) {
    if (await answers(port)) return child;
    await pause(50);
  }
  child.kill();
  const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '');
  throw new Error(`Dovecot did not answer on port ${port}:\n${said}${log}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}

/**
 * A real IMAP server on a free loopback port with an empty Maildir for each of `people`, all with one
 * password; ended and removed after the file.
 */
export async function dovecot(people: readonly string[] = ['desk']): Promise<Dovecot> {
  const { root } = await dovecotPrograms();
  const who = await whoRunsIt();
  const folder = await mkdtemp(join(tmpdir(), 'kept-imap-'));
  const password = 'a-password-for-tests';
  const port = await freePort();
  await mkdir(join(folder, 'mail'));
  await writeFile(join(folder, 'people'), people.map((person) => `${person}:{PLAIN}${password}\n`).join(''));
  await writeFile(join(folder, 'settings'), dovecotSettings({ folder, root, port, ...who }));
  await chmod(folder, 0o755);
  for (const name of ['', 'mail', 'people', 'settings']) await chown(join(folder, name), who.uid, who.gid);
  let child = await launch(folder, port, who);
  const stop = () => ended(child);
  after(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    port,
    password,
    url: (person = 'desk') => `imap://${person}:${password}@127.0.0.1:${port}`,
    mailFolder: (person = 'desk') => join(folder, 'mail', person),
    stop,
    start: async () => {
      child = await launch(folder, port, who);
    },
  };
}
