import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const least = 100;
const most = 10_000;
/** After so long on its feet a process begins anew with short pauses. */
const steady = 30_000;
/** So often it may die before it was ever ready. */
const mostAtFirst = 3;

export interface Kept {
  /** Resolves when it is ready for the first time; with a sentence when it says that it cannot be. */
  readonly first: Promise<{ ready: true } | { refused: string }>;
  readonly pid: () => number | undefined;
  /** Ends it, and resolves when it has ended; after fifteen seconds it is killed. */
  readonly stop: () => Promise<void>;
}

type Said = { readonly ready?: true; readonly refused?: string };

/**
 * Keeps one process of the desk (a file of this folder) running: when it dies it is started again, after a pause that
 * grows. `environment` is asked at each start. `say` gets a sentence when it died.
 */
export function keepRunning(
  name: string,
  environment: () => Record<string, string | undefined>,
  say: (sentence: string) => void,
): Kept {
  const stopping = new AbortController();
  const { promise: first, resolve } = Promise.withResolvers<{ ready: true } | { refused: string }>();
  let child: ChildProcess | undefined;
  const run = async (): Promise<void> => {
    let wait = least;
    let deaths = 0;
    while (!stopping.signal.aborted) {
      const began = performance.now();
      child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
        env: environment() as NodeJS.ProcessEnv,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      child.on('message', (said: Said) => {
        if (said.ready === true) resolve({ ready: true });
        if (said.refused !== undefined) resolve({ refused: said.refused });
      });
      await ended(child);
      if (stopping.signal.aborted) return;
      deaths += 1;
      if (deaths > mostAtFirst)
        resolve({
          refused: `The ${name} process does not start; its last words are above or in desk.log in the data folder.`,
        });
      if (performance.now() - began > steady) wait = least;
      say(`The ${name} process ended and is started again.`);
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      wait = Math.min(most, wait * 2);
    }
  };
  const done = run();
  return {
    first,
    pid: () => child?.pid,
    stop: async () => {
      stopping.abort();
      child?.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), 15_000);
      await done;
      clearTimeout(late);
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}
