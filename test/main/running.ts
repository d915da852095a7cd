import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const kept = join(import.meta.dirname, '../../src/main/kept.ts');

export interface Started {
  readonly child: ChildProcess;
  /** Everything said so far, on both streams. */
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts a command of Kept with these settings and no others. */
export function start(command: string, settings: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [kept, command], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, said: () => said, ended };
}

/** Waits until `is` answers something; throws with what was said when it takes longer than two minutes. */
export async function until<T>(of: Started, is: () => T | null | Promise<T | null>): Promise<T> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    const found = await is();
    if (found !== null) return found;
    if (of.child.exitCode !== null) throw new Error(`it ended with ${of.child.exitCode}:\n${of.said()}`);
    await pause(100);
  }
  throw new Error(`it took too long:\n${of.said()}`);
}

export const ready = (of: Started): Promise<string> =>
  until(of, () => /Kept is ready: (\S+)/.exec(of.said())?.[1] ?? null);

/** The process of the desk that runs this part, a child of the command. */
export async function partOf(of: Started, part: 'web' | 'worker' | 'mail'): Promise<number | null> {
  const pid = of.child.pid ?? 0;
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')).trim();
  for (const child of children.split(' ').filter((one) => one !== '')) {
    const line = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    if (line.includes(`/src/main/${part}.ts`)) return Number(child);
  }
  return null;
}
