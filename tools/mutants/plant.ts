import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import type { Planted, Survivor } from './survivors.ts';

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
  readonly survivors: readonly Survivor[];
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
    timeoutMS: 10_000,
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
    survivors: results
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((result) => ({ ...placed(result), sentence: isSentence(result) })),
    tried: new Set(results.map(({ fileName }) => basename(fileName))),
    stopped: results
      .filter(({ status, statusReason }) => status === 'Timeout' && !statusReason?.startsWith('Hit limit'))
      .map(placed),
  };
}

/** Whether a sentence to people was emptied: text of five words or more, which no name of a unit or an operation has. */
function isSentence({ mutatorName, fileName, location }: MutantResult): boolean {
  return mutatorName === 'StringLiteral' && textAt(fileName, location).trim().split(/\s+/).length >= 5;
}

function placed({ fileName, location, replacement }: MutantResult): Planted {
  const line = readFileSync(fileName, 'utf8').split('\n')[location.start.line - 1] ?? '';
  const change = `${textAt(fileName, location)} => ${replacement}`.replace(/\s+/g, ' ');
  return { file: basename(fileName), line: line.trim(), change };
}

function textAt(fileName: string, { start, end }: MutantResult['location']): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join(' ');
}
