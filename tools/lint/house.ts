import { basename, dirname } from 'node:path';

/** Over 200 lines one looks for the second thing in a file; here it stops. */
const longest = 400;

const namesNothing = /^(utils?|helpers?|common|services?|managers?|misc|shared-lib)(\.|$)/;

const written: [RegExp, string][] = [
  [/@ts-(ignore|nocheck|expect-error)/, 'silences the compiler'],
  [/eslint-disable|biome-ignore(?!\s+[\w/]+:\s*\S.{7,})/, 'silences the linter without a reason'],
  [/\b(TODO|FIXME|XXX)\b/, 'leaves something for later'],
  [/\btest\.(skip|todo|only)\b|\b(skip|todo|only):\s*true\b/, 'a test that is skipped proves nothing'],
];

/** What the house does not have, as `file: why` or `file:line: why`. */
export function lintHouse(sources: readonly { path: string; text: string }[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const faults: string[] = [];
    const lines = text.split('\n');
    if (path.startsWith('src/') && lines.length > longest) {
      faults.push(`${path}: ${lines.length} lines; look for the second thing in it (stop at ${longest})`);
    }
    if (basename(path) === 'index.ts') faults.push(`${path}: no barrels: import the file you mean`);
    if (path.split('/').some((part) => namesNothing.test(part))) {
      faults.push(`${path}: ${dirname(path)} has a name that says nothing`);
    }
    for (const [at, line] of lines.entries()) {
      for (const [pattern, why] of written) if (pattern.test(line)) faults.push(`${path}:${at + 1}: ${why}`);
    }
    return faults;
  });
}
