import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const rulebook = join(import.meta.dirname, '../../rulebook');

/** The scenario that is shipped. */
export const scenarioFile = join(rulebook, 'simulations/default.yaml');

/** The file that is meant: a standard of the rulebook by its name (the newest version) or by name and version, else the path. */
export async function fileOf(named: string): Promise<string> {
  if (/[/\\]|\.ya?ml$/.test(named)) return named;
  const wanted = named.replace('@', '.');
  const isVersion = (file: string): boolean =>
    file === `${wanted}.yaml` ||
    (file.startsWith(`${wanted}.`) && /^\d+\.yaml$/.test(file.slice(wanted.length + 1)));
  for (const folder of ['standards', 'packs'].map((name) => join(rulebook, name))) {
    const files = await readdir(folder).catch(() => []);
    const newest = files
      .filter(isVersion)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1);
    if (newest !== undefined) return join(folder, newest);
  }
  return named;
}
