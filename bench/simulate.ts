import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readScenario } from '../src/domain/standards/simulate/scenario.ts';
import { simulate } from '../src/domain/standards/simulate/simulate.ts';
import { shippedRules } from '../test/kit/rules.ts';
import type { Figure } from './figure.ts';

const cases = 100_000;
const file = join(import.meta.dirname, '../rulebook/simulations/default.yaml');

/** A hundred thousand cases of after-care under the shipped scenario, as `kept simulate --cases 100000` lives them. */
export async function simulateCases(): Promise<readonly Figure[]> {
  const rules = shippedRules();
  const read = readScenario(await readFile(file, 'utf8'), file);
  if ('faults' in read) throw new Error(`${file} is faulty`);
  const standard = rules.standards.get('after-care@1');
  const calendar = [...rules.calendars.values()].find((row) => row.id === standard?.calendar);
  if (standard === undefined || calendar === undefined) throw new Error('after-care is not in the rulebook');
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const found = simulate(standard, calendar, read.scenario, { cases, seed: 1 });
  const took = (performance.now() - begun) / 1_000;
  if ('refused' in found) throw new Error(found.refused);
  const { user, system } = process.cpuUsage(cpu);
  return [
    {
      name: 'Simulate 100,000 cases of after-care',
      unit: 's',
      measured: [took],
      floor: null,
      target: 20,
      more: false,
      remark: `one run on one core; ${((user + system) / 1e6).toFixed(0)} s of processor time; ${(found.events / cases).toFixed(0)} events a case, ${(found.events / took / 1e6).toFixed(2)} million a second`,
    },
  ];
}
