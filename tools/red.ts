import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Longer than the tests of any group take; a bug that loops for ever is caught by it. */
const longestMs = 180_000;

/** How an answer begins where a test file could not even be loaded. */
export const unloaded = 'could not be loaded: ';

const failed = /^\s*not ok \d+ - (.*)$/;
const stood = /^\s*location: '(?:.*\/)?([^/]+\.ts):\d+:\d+'$/;

/**
 * The first test to turn red among those of a folder that match a glob, 'name (file)', or why there is none where they
 * could not be loaded, run or end; null where all stay green. What is still to run then is stopped.
 */
export function firstRed(
  folder: string,
  glob: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    // All in one process: starting one for each file takes longer than the tests.
    const child = spawn(process.execPath, ['--test', '--test-isolation=none', '--test-reporter=tap', glob], {
      cwd: folder,
      env: { ...process.env, ...environment, NODE_TEST_CONTEXT: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const late = setTimeout(() => settle('none: the tests did not come to an end'), longestMs);
    let name: string | null = null;
    let passed = 0;
    const settle = (red: string | null) => {
      clearTimeout(late);
      child.kill('SIGKILL');
      resolve(red);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (/^\s*ok \d+ - /.test(line)) passed += 1;
      name ??= failed.exec(line)?.[1] ?? null;
      const file = stood.exec(line)?.[1];
      // A file that cannot be loaded is itself the failed test.
      if (name !== null && file !== undefined)
        settle(name.endsWith(file) ? `${unloaded}${file}` : `${name} (${file})`);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (name !== null) settle(name);
      else if (code === 0 && passed > 0) settle(null);
      else settle(`none: the tests could not run (exit code ${code}, ${passed} green)`);
    });
  });
}
