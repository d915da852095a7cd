import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import type { Planted } from './survivors.ts';

const folder = 'src/domain/time';

/** Its own tests, and those of the oracle that run in one process. */
const testFiles = globSync([`${folder}/*.test.ts`, 'test/oracle/*.test.ts'])
  .filter((file) => basename(file) !== 'process-zone.test.ts')
  .sort((a, b) => Number(a.startsWith('test/')) - Number(b.startsWith('test/')) || a.localeCompare(b));

/** What the tests read: Stryker works on a copy of these. */
const copied = ['src', 'src/domain', folder, `${folder}/**`]
  .concat(['test', 'test/oracle', 'test/oracle/**'])
  .concat(['rulebook', 'rulebook/calendars', 'rulebook/calendars/**', 'package.json']);

export interface Outcome {
  readonly planted: number;
  readonly survivors: readonly Planted[];
  readonly tried: ReadonlySet<string>;
  /** Those stopped by the clock: found, if the machine was not merely slow. */
  readonly stopped: readonly Planted[];
}

/** Plants every bug Stryker knows in these files of src/domain/time, one at a time, and runs the tests that reach it. */
export async function plant(files: readonly string[], cores: number): Promise<Outcome> {
  const stryker = new Stryker({
    mutate: files.map((file) => `${folder}/${file}`),
    testFiles,
    ignorePatterns: ['*', ...copied.map((path) => `!${path}`)],
    plugins: ['./tools/mutants/runner.ts'],
    testRunner: 'fresh',
    coverageAnalysis: 'perTest',
    concurrency: cores,
    // Each turn leaves modules behind.
    maxTestRunnerReuse: 150,
    timeoutMS: 20_000,
    timeoutFactor: 1.5,
    // Node reads past types, and Stryker cannot read a tsconfig.json with TypeScript 7.
    disableTypeChecks: false,
    tsconfigFile: 'none',
    reporters: ['progress-append-only'],
    warnings: false,
  });
  const results = await stryker.runMutationTest();
  return {
    planted: results.length,
    survivors: results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(placed),
    tried: new Set(results.map(({ fileName }) => basename(fileName))),
    stopped: results
      .filter(({ status, statusReason }) => status === 'Timeout' && !statusReason?.startsWith('Hit limit'))
      .map(placed),
  };
}

function placed({ fileName, location, replacement }: MutantResult): Planted {
  const lines = readFileSync(fileName, 'utf8').split('\n');
  const { start, end } = location;
  const within = lines.slice(start.line - 1, end.line).map((line, i) => {
    const last = start.line + i === end.line;
    return line.slice(i === 0 ? start.column - 1 : 0, last ? end.column - 1 : undefined);
  });
  const change = `${within.join(' ')} => ${replacement}`.replace(/\s+/g, ' ');
  return { file: basename(fileName), line: lines[start.line - 1]?.trim() ?? '', change };
}
