import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refused } from './refused.ts';
import { textOfFile } from './text-file.ts';

const rulebook = join(import.meta.dirname, '../../rulebook');

/** The scenario that is shipped. */
export const scenarioFile = join(rulebook, 'simulations/default.yaml');

/** Four times what a file of the rulebook may have: one that is somewhat too large is told so with its place. */
const mostMegabytes = 2;

/** The text of a file of the rulebook. Refused: a sentence that says which file, why it cannot be read, and what to do. */
export const rulebookText = (file: string): Promise<string | Refused> => textOfFile(file, mostMegabytes);

/** Where the rulebook has its standards and its rule packs. */
export const standardFolders = ['standards', 'packs'].map((name) => join(rulebook, name));

/** Whether a path is meant, not the name of a standard. */
const isPath = (named: string): boolean => /[/\\]|\.ya?ml$/.test(named);

/**
 * A standard as it is written, and its file: one of the rulebook by its name (the newest version) or by name and version,
 * else a path. Refused: there is none, or it cannot be read.
 */
export async function standardText(
  named: string,
): Promise<{ readonly file: string; readonly text: string } | Refused> {
  const file = await fileOf(named);
  const text = await rulebookText(file);
  if (typeof text === 'string') return { file, text };
  if (isPath(named) || file !== named) return text;
  const names = (await Promise.all(standardFolders.map((folder) => readdir(folder).catch(() => []))))
    .flat()
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace(/\.(\d+)\.yaml$/, '@$1'));
  return {
    refused: `The rulebook has no standard "${named}"; it has ${names.sort().join(', ')}. As a file: ${text.refused}`,
  };
}

async function fileOf(named: string): Promise<string> {
  if (isPath(named)) return named;
  const wanted = named.replace('@', '.');
  const isVersion = (file: string): boolean =>
    file === `${wanted}.yaml` ||
    (file.startsWith(`${wanted}.`) && /^\d+\.yaml$/.test(file.slice(wanted.length + 1)));
  for (const folder of standardFolders) {
    const files = await readdir(folder).catch(() => []);
    const newest = files
      .filter(isVersion)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1);
    if (newest !== undefined) return join(folder, newest);
  }
  return named;
}
