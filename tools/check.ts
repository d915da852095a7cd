import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root, step } from './step.ts';

const node = process.execPath;

/** The checks that run nothing: each reads the files and says what is wrong with them. */
const reading: [string, string, string[]][] = [
  ['format and lint', join(root, 'node_modules/.bin/biome'), ['check', '--error-on-warnings', '.']],
  ['types', join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--project', '.']],
  ['walls', node, ['tools/walls.ts']],
  ['house rules, migrations and SQL', node, ['tools/lint/run.ts']],
];

/** Runs them all, so that one fault does not hide the next; answers the names of those that failed. */
export async function checkFiles(): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, program, args] of reading) {
    const began = performance.now();
    const code = await step(program, args);
    const took = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name} (${took} s)`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}

export function testArguments(files: readonly string[], more: readonly string[] = []): string[] {
  // One file a core; node's own choice leaves a core idle, which on two is half of them.
  return [
    '--test',
    `--test-concurrency=${availableParallelism()}`,
    '--test-timeout=600000',
    ...more,
    ...files,
  ];
}

if (import.meta.main) {
  const failed = await checkFiles();
  const code = await step(node, testArguments(['src/**/*.test.ts']));
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 || code !== 0 ? 1 : 0;
}
