import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { chanceFrom } from './london.ts';

const lines = 600_000;
const repetitions = 5;
const DAY = 86_400_000;
const calendars = [
  'office-hours-england-and-wales',
  'office-hours-scotland',
  'office-hours-northern-ireland',
].map((name) => `"calendar":"${name}"`);

/** Questions of every kind, as a program would write them. */
function questions(): string {
  const chance = chanceFrom(3);
  const instant = (): string => new Date(Date.UTC(2023, 0, 2) + chance(3 * 365 * DAY)).toISOString();
  const kinds: readonly (() => string)[] = [
    () => `"op":"isWorking","instant":"${instant()}"`,
    () => `"op":"nextOpening","instant":"${instant()}"`,
    () => `"op":"workingTimeBetween","from":"${instant()}","to":"${instant()}"`,
    () => `"op":"addWorkingTime","instant":"${instant()}","ms":${chance(200_000_000)}`,
    () => `"op":"addWorkingDays","instant":"${instant()}","n":${chance(40)}`,
    () => `"op":"endOfNthWorkingDay","instant":"${instant()}","n":${chance(40)}`,
  ];
  return Array.from({ length: lines }, (_, id) => {
    const calendar = calendars[chance(calendars.length)];
    return `{"id":${id},${calendar},${kinds[chance(kinds.length)]?.()}}\n`;
  }).join('');
}

/** `kept clock` as a whole process, its start included: lines read from a file and answered. */
export async function clockLines(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-clock-'));
  const file = join(folder, 'questions.jsonl');
  await writeFile(file, questions());
  try {
    const measured: number[] = [];
    await answered(file);
    for (let turn = 0; turn < repetitions; turn++) measured.push((lines * 1000) / (await answered(file)));
    return [
      {
        name: 'Lines answered by kept clock, calendars by name',
        unit: 'lines a second',
        measured,
        floor: null,
        target: 200_000,
        more: true,
        remark: `${lines} lines of six operations over three calendars, from a file, start of the process included`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds until it has answered all of a file. */
async function answered(file: string): Promise<number> {
  const began = performance.now();
  const kept = join(import.meta.dirname, '../../src/main/kept.ts');
  const child = spawn(process.execPath, [kept, 'clock'], { stdio: ['pipe', 'pipe', 'inherit'] });
  createReadStream(file, { highWaterMark: 1024 * 1024 }).pipe(child.stdin);
  let count = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  });
  const [code] = await once(child, 'close');
  if (code !== 0 || count !== lines)
    throw new Error(`${count} of ${lines} lines were answered, exit ${code}`);
  return performance.now() - began;
}
