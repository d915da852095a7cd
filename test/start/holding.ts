import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { processesIn } from '../../src/main/postgres/leftover.ts';
import type { Person } from '../kit/house.ts';

export type Answer =
  | { ownerUrl: string; appUrl: string; said: string[]; refused?: undefined }
  | { refused: string };

export type Held = {
  readonly answer: Answer;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
};

/** Starts hold.ts of the house on a data folder and waits for its one line. */
export async function hold(houseFolder: string, dataFolder: string, person: Person): Promise<Held> {
  // The house's own Node: ours may stand in a folder that this person may not enter.
  const node = join(houseFolder, 'bin/pinned-node');
  const child = spawn('/bin/sh', [node, join(houseFolder, 'test/start/hold.ts'), dataFolder], {
    cwd: houseFolder,
    uid: person.uid,
    gid: person.gid,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let faults = '';
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
    ended.then((code) => {
      throw new Error(`ended with ${code} before it said anything:\n${faults}`);
    }),
  ]);
  return { child, ended, answer: JSON.parse(line) as Answer };
}

/** Waits until no PostgreSQL works in the data folder; throws after 30 seconds. */
export async function noPostgresIn(dataFolder: string): Promise<void> {
  const cluster = join(dataFolder, 'postgres/data');
  for (let waited = 0; waited < 30_000; waited += 50) {
    if ((await processesIn(cluster)).length === 0) return;
    await pause(50);
  }
  throw new Error(`PostgreSQL is still at work in ${cluster}`);
}
