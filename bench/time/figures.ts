import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Figure, median } from '../figure.ts';

const run = promisify(execFile);

/** What a script of this folder prints, in a process of its own; libraries count in its zone. */
async function said<T>(script: string, zone: string): Promise<T> {
  const { stdout } = await run(process.execPath, ['--expose-gc', join(import.meta.dirname, script)], {
    env: { ...process.env, TZ: zone },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout) as T;
}

interface Operation {
  readonly name: string;
  readonly measured: readonly number[];
  readonly beside: readonly { readonly name: string; readonly measured: readonly number[] }[];
}

interface Calendars {
  readonly compiling: readonly number[];
  readonly recomputing: readonly number[];
  readonly scattered: {
    readonly measured: readonly number[];
    readonly floor: readonly number[];
    readonly megabytes: number;
  };
}

/** Working time on one core: operations beside the fastest library on npm, compiling, recomputing, many calendars. */
export async function timeFigures(): Promise<readonly Figure[]> {
  const operations = await said<readonly Operation[]>('operations.ts', 'Europe/London');
  const { compiling, recomputing, scattered } = await said<Calendars>('calendars.ts', 'UTC');
  return [
    ...operations.map(besideLibraries),
    {
      name: 'Compile a calendar of 31 years, warm',
      unit: 'ms',
      measured: compiling,
      floor: null,
      target: 5,
      more: false,
      remark: 'office hours in London, 56 holidays, another one each time',
    },
    {
      name: 'Recompute a million promises over 60 calendars',
      unit: 's',
      measured: recomputing,
      floor: null,
      target: 0.5,
      more: false,
      remark: 'eight kinds of duration, from minutes to months, in the order in which chance has them',
    },
    {
      name: 'Add 40 working hours at random over 1,000 calendars of 30 years',
      unit: 'ns',
      measured: scattered.measured,
      floor: scattered.floor,
      target: 3 * median(scattered.floor),
      more: false,
      remark: `the floor is one calendar; ${scattered.megabytes.toFixed(0)} MB for the thousand; ${(median(scattered.measured) / median(scattered.floor)).toFixed(1)} times the cost of one`,
    },
  ];
}

function besideLibraries({ name, measured, beside }: Operation): Figure {
  const fastest = beside.toSorted((a, b) => median(b.measured) - median(a.measured))[0];
  if (fastest === undefined) throw new Error('no library was measured');
  const times = median(measured) / median(fastest.measured);
  return {
    name: `${name[0]?.toUpperCase()}${name.slice(1)}`,
    unit: 'a second',
    measured,
    floor: fastest.measured,
    target: Math.max(10_000_000, 100 * median(fastest.measured)),
    more: true,
    remark: `beside ${fastest.name}, the fastest on npm with hours and holidays: ${times.toFixed(0)} times as many`,
  };
}
