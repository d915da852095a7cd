import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Modules read anew at each turn, so that a mutant in what a module keeps or does when read is tried like any other, and
 * nothing it left behind meets the next. Libraries are read once.
 */
const collect = new URL('./collect.ts', import.meta.url).href;
const mark = '?turn=';
const sources = new Map<string, string>();

/** From now on reads TypeScript below a folder anew at each turn; `node:test` gives its tests to collect.ts. */
export function readAnew(folder: string): void {
  const own = `${pathToFileURL(folder).href}/`;
  registerHooks({
    resolve(specifier, context, next) {
      const turn = context.parentURL?.split(mark)[1];
      if (turn === undefined) return next(specifier, context);
      if (specifier === 'node:test') return { url: collect, shortCircuit: true };
      const found = next(specifier, context);
      const mine = found.url.startsWith(own) && found.url.endsWith('.ts');
      return mine ? { ...found, url: `${found.url}${mark}${turn}` } : found;
    },
    load(url, context, next) {
      const [file, turn] = url.split(mark);
      if (file === undefined || turn === undefined) return next(url, context);
      const source = sources.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'));
      sources.set(file, source);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

/** The address of a file as it is read in a turn. */
export const inTurn = (path: string, turn: number): string => `${pathToFileURL(path).href}${mark}${turn}`;
