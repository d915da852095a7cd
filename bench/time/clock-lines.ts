import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Figure } from '../figure.ts';

const file = join(import.meta.dirname, 'questions.jsonl');
/** The file is asked so many times over, as one input. */
const times = 60;
const repetitions = 5;

/** `kept clock` as a whole process, its start included: lines read from a file and answered. */
export async function clockLines(): Promise<readonly Figure[]> {
  const asked = await readFile(file);
  const lines =
    times *
    asked
      .toString('latin1')
      .split('\n')
      .filter((line) => line !== '').length;
  const measured: number[] = [];
  await answered(asked, lines);
  for (let turn = 0; turn < repetitions; turn++)
    measured.push((lines * 1000) / (await answered(asked, lines)));
  return [
    {
      name: 'Lines answered by kept clock, calendars by name',
      unit: 'lines a second',
      measured,
      floor: null,
      target: 200_000,
      more: true,
      remark: `${lines} lines: bench/time/questions.jsonl ${times} times over, start of the process included`,
    },
  ];
}

/** Milliseconds until it has answered all. */
async function answered(asked: Buffer, lines: number): Promise<number> {
  const began = performance.now();
  const kept = join(import.meta.dirname, '../../src/main/kept.ts');
  const child = spawn(process.execPath, [kept, 'clock'], { stdio: ['pipe', 'pipe', 'inherit'] });
  Readable.from(Array.from({ length: times }, () => asked)).pipe(child.stdin);
  let count = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  });
  const [code] = await once(child, 'close');
  if (code !== 0 || count !== lines)
    throw new Error(`${count} of ${lines} lines were answered, exit ${code}`);
  return performance.now() - began;
}
