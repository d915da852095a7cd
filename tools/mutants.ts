import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { plant } from './mutants/plant.ts';
import { type Listed, outdated, type Planted, unexplained } from './mutants/survivors.ts';
import { root } from './step.ts';

// npm run mutants                     plants every small bug Stryker knows in src/domain/time and runs its tests
// npm run mutants -- FILE [FILE...]   those of these files only
// KEPT_RUNS (60 unless said) is how often a property is tried, KEPT_CORES how many bugs are tried at once.
// Fails on a bug that no test finds and test/mutants/time.yaml does not explain, and on a line there that is out of date.
process.chdir(root);
process.env.KEPT_RUNS ??= '60';
const all = globSync('src/domain/time/*.ts').map((file) => basename(file));
const named = process.argv.slice(2);
const files = named.length > 0 ? named : all.filter((file) => !file.endsWith('.test.ts'));
const unknown = named.filter((file) => !all.includes(file));
if (unknown.length > 0) throw new Error(`src/domain/time has no ${unknown.join(', ')}`);
const listed = parse(readFileSync('test/mutants/time.yaml', 'utf8')) as Listed;
const { planted, survivors, tried, stopped } = await plant(files, Number(process.env.KEPT_CORES ?? 1));
const unsaid = unexplained(survivors, listed);
const old = outdated([...survivors, ...stopped], listed, tried);
const sentences = survivors.filter(({ sentence }) => sentence).length;
console.log(
  `${planted} planted, ${planted - survivors.length} found, ${survivors.length} not found, ${sentences} of them sentences`,
);
print('Stopped by the clock', stopped);
print('Found by no test, and not explained in test/mutants/time.yaml', unsaid);
print('Explained there, but found by a test or not planted any more', old);
process.exitCode = unsaid.length + old.length > 0 ? 1 : 0;

function print(about: string, bugs: readonly Planted[]): void {
  if (bugs.length > 0) console.log(`${about}: ${bugs.length}`);
  for (const { file, line, change } of bugs) console.log(`  ${file}: ${line}\n      ${change}`);
}
