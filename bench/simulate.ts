import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figures } from '../src/domain/standards/simulate/figures.ts';
import { deciding } from './decide.ts';
import { type Figure, median } from './figure.ts';

const run = promisify(execFile);
const kept = join(import.meta.dirname, '../bin/kept');
const cases = 100_000;
const repetitions = 3;
/** Characters of JSON and of the shell's report, many times what they are. */
const most = 10_000_000;

/**
 * A hundred thousand cases of after-care under the shipped scenario, as a whole command, its start included. The floor: as
 * many events decided and evolved in the same minute, with one case at hand and nobody simulated around it.
 */
export async function simulateCases(): Promise<readonly Figure[]> {
  const { rate } = deciding();
  const measured: number[] = [];
  const floor: number[] = [];
  let events = 0;
  let processor = '';
  for (let turn = 0; turn < repetitions; turn += 1) {
    const begun = performance.now();
    const { stdout, stderr } = await run(
      'sh',
      [
        '-c',
        '"$@" && times >&2',
        'sh',
        kept,
        'simulate',
        'after-care',
        '--cases',
        `${cases}`,
        '--seed',
        '1',
        '--json',
      ],
      { maxBuffer: most },
    );
    measured.push((performance.now() - begun) / 1_000);
    ({ events } = (JSON.parse(stdout) as { figures: Figures }).figures);
    floor.push(events / rate());
    // The second line of `times` is what its children took: user, system.
    processor = stderr.trim().split('\n').at(-1) ?? '';
  }
  return [
    {
      name: 'Simulate 100,000 cases of after-care',
      unit: 's',
      measured,
      floor,
      target: 20,
      more: false,
      remark: `the whole command; processor time of the last run: ${processor}; ${(events / cases).toFixed(0)} events a case; ${(median(measured) / median(floor)).toFixed(1)} times the floor`,
    },
  ];
}
