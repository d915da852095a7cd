import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const root = join(import.meta.dirname, '../..');

export interface Fault {
  /** The file in which it is planted, and what stands there instead of what. */
  readonly file: string;
  readonly instead: string;
  readonly stands: string;
}

export interface Outcome {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly said: string;
}

/** A copy of what the tests of faults need of this tree, to be spoilt; gone after the file. */
export async function aCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-planted-'));
  after(() => rm(folder, { recursive: true }));
  for (const part of ['src', 'rulebook', 'test/kit', 'test/faults', 'test/web', 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Plants a fault in the copy; answers how to take it out again. Throws when the place is not found exactly once. */
export async function plant(folder: string, { file, instead, stands }: Fault): Promise<() => Promise<void>> {
  const path = join(folder, file);
  const sound = await readFile(path, 'utf8');
  const found = sound.split(instead).length - 1;
  if (found !== 1) throw new Error(`“${instead}” stands ${found} times in ${file}: plant this fault anew`);
  await writeFile(
    path,
    sound.replace(instead, () => stands),
  );
  return () => writeFile(path, sound);
}

/** Runs one test file of the copy on its own, on the PostgreSQL of this run. */
export function runTests(folder: string, file: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...environment } = process.env;
    const child = spawn(process.execPath, ['--test-reporter=tap', join(folder, file)], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk));
    child.on('error', reject);
    child.on('close', () => {
      const named = (pattern: RegExp) => [...said.matchAll(pattern)].map(([, name]) => name ?? '');
      resolve({
        passed: named(/^\s*ok \d+ - (.*)$/gm),
        failed: named(/^\s*not ok \d+ - (.*)$/gm),
        said,
      });
    });
  });
}
