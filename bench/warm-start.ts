import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../test/kit/free-port.ts';
import type { Figure } from './figure.ts';

const repetitions = 5;
const root = join(import.meta.dirname, '..');

/** Seconds from the command to "Kept is ready"; then it is stopped. */
async function start(data: string): Promise<number> {
  const began = performance.now();
  const child = spawn('sh', [join(root, 'bin/kept'), 'train'], {
    env: {
      PATH: process.env.PATH,
      KEPT_DATA: data,
      PORT: String(await freePort()),
      KEPT_SMTP_PORT: String(await freePort()),
      KEPT_TRAINING_QUERIES: '20',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const took = await Promise.race([
    new Promise<number>((resolve) =>
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('Kept is ready')) resolve((performance.now() - began) / 1_000);
      }),
    ),
    ended.then(() => {
      throw new Error(`it ended before it was ready:\n${said.join('').slice(-2_000)}`);
    }),
  ]);
  child.kill('SIGTERM');
  await ended;
  return took;
}

/** A training desk that was made before, from the command to ready. */
export async function warmStart(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-bench-start-'));
  try {
    const first = await start(folder);
    const measured: number[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) measured.push(await start(folder));
    return {
      name: 'Warm start to ready',
      unit: 's',
      measured,
      floor: null,
      target: 3,
      more: false,
      remark: `the first start, which makes a desk of 20 queries, took ${first.toFixed(1)} s`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
