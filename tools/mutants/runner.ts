import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type StrykerOptions,
} from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type CompleteDryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { collected } from './collect.ts';
import { inTurn, readAnew } from './fresh.ts';

/** What instrumented code and this runner tell each other. */
const context: InstrumenterContext = {};
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: context });

let turn = 0;

/** Runs the tests of a file in this process; the first that fails ends it. */
async function runFile(file: string): Promise<TestResult> {
  const began = performance.now();
  const result = { id: file, name: file, fileName: file };
  let name = 'reading it';
  try {
    await import(inTurn(resolve(file), turn));
    for (const test of collected()) {
      name = test.name;
      await test.run();
    }
  } catch (error) {
    collected();
    const failureMessage = `${name}: ${String(error)}`;
    return { ...result, timeSpentMs: performance.now() - began, status: TestStatus.Failed, failureMessage };
  }
  return { ...result, timeSpentMs: performance.now() - began, status: TestStatus.Success };
}

/** A file is one test to Stryker. Each is read anew, so that all it makes at reading counts as its own. */
async function dryRun(files: readonly string[]): Promise<CompleteDryRunResult> {
  context.mutantCoverage = { static: {}, perTest: {} };
  const tests: TestResult[] = [];
  for (const file of files) {
    turn++;
    context.currentTestId = file;
    tests.push(await runFile(file));
  }
  delete context.currentTestId;
  return { status: DryRunStatus.Complete, tests, mutantCoverage: context.mutantCoverage };
}

async function mutantRun(files: readonly string[], options: MutantRunOptions): Promise<MutantRunResult> {
  const { activeMutant, testFilter, hitLimit } = options;
  turn++;
  Object.assign(context, {
    activeMutant: activeMutant.id,
    hitCount: hitLimit === undefined ? undefined : 0,
    hitLimit,
  });
  const tests: TestResult[] = [];
  for (const file of files.filter((each) => testFilter?.includes(each) ?? true)) {
    const result = await runFile(file);
    const endless = determineHitLimitReached(context.hitCount, hitLimit);
    if (endless) return toMutantRunResult(endless);
    tests.push(result);
    if (result.status === TestStatus.Failed) break;
  }
  return toMutantRunResult({ status: DryRunStatus.Complete, tests });
}

function runnerOf(options: StrykerOptions): TestRunner {
  const files = (options.testFiles ?? []).flatMap((glob) => globSync(glob).sort());
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => {
      fc.configureGlobal({ endOnFailure: true });
      readAnew(process.cwd());
    },
    dryRun: () => dryRun(files),
    mutantRun: (asked) => mutantRun(files, asked),
  };
}
runnerOf.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'fresh', runnerOf)];
