import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { rulebookText, standardFolders } from './standard-file.ts';

/** What standards of the rulebook, and those beside some files, call their kinds of case and their moves. */
export interface KnownNames {
  readonly kinds: readonly string[];
  readonly moves: readonly string[];
}

/** Files that cannot be read say nothing here: what is wrong with them is said when they are checked themselves. */
export async function knownNames(files: readonly string[]): Promise<KnownNames> {
  const folders = [...new Set([...standardFolders, ...files.map((file) => dirname(file))])];
  const all = (await Promise.all(folders.map(namesIn))).flat();
  return {
    kinds: [...new Set(all.flatMap(({ kinds }) => kinds))],
    moves: [...new Set(all.flatMap(({ moves }) => moves))],
  };
}

async function namesIn(folder: string): Promise<KnownNames[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.yaml'));
  return Promise.all(
    files.map(async (name) => {
      const text = await rulebookText(join(folder, name));
      return typeof text !== 'string' ? { kinds: [], moves: [] } : namesOf(text);
    }),
  );
}

function namesOf(text: string): KnownNames {
  const standard = dataOf(text);
  const moves = listOf(standard, 'moves').flatMap((move) => wordsOf(lineOf(move, 'move')));
  return { kinds: listOf(standard, 'kinds').flatMap(wordsOf), moves: isStandard(standard) ? moves : [] };
}

/** A scenario lists moves as well, and knows no more of them than that. */
const isStandard = (data: unknown): boolean => lineOf(data, 'standard') !== undefined;

function dataOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

const lineOf = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[key] : undefined;

function listOf(data: unknown, key: string): readonly unknown[] {
  const list = lineOf(data, key);
  return Array.isArray(list) ? list : [];
}

const wordsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
