import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUGS, type Bug } from '../test/planted/time/bugs.ts';
import { firstRed, unloaded } from './red.ts';
import { root } from './step.ts';

// npm run planted            plants each bug of test/planted/time/bugs.ts in a copy and wants a test to turn red
// npm run planted -- WORD... those alone whose name has one of the words, or whose file is one

const sources = 'src/domain/time';
/** What the tests of time need; a copy is theirs alone, so that nobody else ever meets a planted bug. */
const needed = [sources, 'test/oracle', 'rulebook/calendars', 'package.json'];

/** Quickest first: a bug that one group catches is not shown to the next. */
const groups = [
  { kind: 'unit', files: `${sources}/*.test.ts` },
  { kind: 'property', files: 'test/oracle/properties-*.test.ts' },
  { kind: 'oracle', files: 'test/oracle/!(properties-*).test.ts' },
] as const;

/** Few runs and always the same ones: what they miss wants a test of its own. */
const few = { KEPT_RUNS: '100', KEPT_SEED: '1' };

interface Caught {
  readonly kind: string;
  readonly by: string;
}

async function copyOfTime(): Promise<string> {
  const house = await mkdtemp(join(tmpdir(), 'kept-planted-'));
  for (const path of needed) {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await cp(join(root, path), join(house, path), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  return house;
}

/** The first test that turned red, or null where all stay green. */
async function catcher(house: string): Promise<Caught | null> {
  for (const { kind, files } of groups) {
    const red = await firstRed(house, files, few);
    if (red !== null) return { kind, by: red };
  }
  return null;
}

/** Why a planted bug proves nothing of the tests. */
type Escape =
  | 'nobody caught it'
  | 'its text does not stand in the file exactly once'
  | 'a test file could not be loaded: plant what is wrong, not what is broken';

/** What became of a planted bug: who caught it, or why that cannot be said. */
async function planted(house: string, bug: Bug): Promise<Caught | Escape> {
  const file = join(house, sources, bug.file);
  const sound = await readFile(file, 'utf8');
  if (sound.split(bug.before).length !== 2) return 'its text does not stand in the file exactly once';
  await writeFile(
    file,
    sound.replace(bug.before, () => bug.after),
  );
  const caught = await catcher(house);
  await writeFile(file, sound);
  if (caught?.by.startsWith(unloaded))
    return 'a test file could not be loaded: plant what is wrong, not what is broken';
  return caught ?? 'nobody caught it';
}

setPriority(10);
const words = process.argv.slice(2);
const chosen = BUGS.filter(
  ({ name, file }) => words.length === 0 || words.some((word) => name.includes(word) || file === word),
);
const house = await copyOfTime();
// Tests under way hear the terminal's Ctrl-C themselves; the copy is nobody's after us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    rmSync(house, { recursive: true, force: true, maxRetries: 5 });
    process.exit(130);
  });
const faults: string[] = [];
try {
  const red = await catcher(house);
  if (red !== null) throw new Error(`without any bug this test is red: ${red.by}; mend it first`);
  for (const bug of chosen) {
    const fate = await planted(house, bug);
    if (typeof fate === 'string') faults.push(`${bug.name} (${bug.file}): ${fate}`);
    console.log(
      typeof fate === 'string'
        ? `FAIL  ${bug.name}: ${fate}`
        : `ok    ${bug.name}\n      ${fate.kind}: ${fate.by}`,
    );
  }
} finally {
  await rm(house, { recursive: true });
}
console.log(`${chosen.length - faults.length} of ${chosen.length} planted bugs were caught`);
for (const fault of faults) console.log(fault);
process.exitCode = faults.length > 0 || chosen.length === 0 ? 1 : 0;
