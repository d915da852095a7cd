import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const rulebook = join(import.meta.dirname, '../../rulebook');

/** The scenario that is shipped. */
export const scenarioFile = join(rulebook, 'simulations/default.yaml');

/** The file that is meant: a standard of the rulebook by its name (the newest version) or by name and version, else the path. */
export async function fileOf(named: string): Promise<string> {
  if (/[/\\]|\.ya?ml$/.test(named)) return named;
  const folder = join(rulebook, 'standards');
  const wanted = named.replace('@', '.');
  const versions = (await readdir(folder))
    .filter(
      (file) =>
        file === `${wanted}.yaml` ||
        (file.startsWith(`${wanted}.`) && /^\d+\.yaml$/.test(file.slice(wanted.length + 1))),
    )
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const newest = versions.at(-1);
  return newest === undefined ? named : join(folder, newest);
}
