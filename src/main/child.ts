import { join } from 'node:path';
import { pino } from 'pino';
import type { Ground } from '../app/ground.ts';
import { openPool } from '../store/pool.ts';
import { type Config, readConfig } from './config.ts';
import type { DeskKind } from './desk-kind.ts';
import { makeGround } from './ground.ts';

/** What its parent tells a process of the desk, beyond the settings a person made. */
export interface Told {
  readonly kind: DeskKind;
  /** The database as the app role. */
  readonly appUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
}

/** The environment of a process of the desk: the person's, and what its parent decided. */
export const childEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
  told: Told,
): Record<string, string | undefined> => ({
  ...environment,
  KEPT_DESK: told.kind,
  KEPT_DATABASE_URL: told.appUrl,
  KEPT_DATABASE_OWNER_URL: undefined,
  KEPT_SECRET: told.secret,
  KEPT_PUBLIC_URL: told.publicUrl,
});

export interface Standing {
  readonly kind: DeskKind;
  readonly config: Config;
  readonly ground: Ground;
  readonly log: pino.Logger;
  /** Aborted when the process is to end. */
  readonly stop: AbortSignal;
}

/** What a part of the desk does while it runs: answers how to end it. Refused: a sentence for the console. */
export type Part = (
  standing: Standing,
) => Promise<{ readonly close: () => Promise<void> } | { refused: string }>;

type Said = { readonly ready: true } | { readonly refused: string };

const connectionsAProcess = 8;

/** A person at a training desk reads the terminal; its processes write into a file beside the data. */
const logOf = (kind: DeskKind, config: Config, name: string): pino.Logger =>
  pino(
    { name, level: 'info' },
    kind === 'training'
      ? pino.destination({ dest: join(config.dataFolder, 'desk.log'), mkdir: true, mode: 0o600, sync: true })
      : pino.destination({ dest: 1, sync: true }),
  );

/**
 * Runs one part of the desk in this process until it is told to stop: by SIGTERM, or because its parent is gone.
 * Ctrl-C reaches the whole terminal and is the parent's to answer.
 */
export async function runPart(name: string, part: Part): Promise<void> {
  const config = readConfig(process.env);
  if ('faults' in config) throw new Error(config.faults.join(' '));
  const kind = process.env.KEPT_DESK;
  const { databaseUrl, secret, publicUrl } = config;
  if (
    (kind !== 'training' && kind !== 'real') ||
    databaseUrl === null ||
    secret === null ||
    publicUrl === null
  )
    throw new Error(`the ${name} process is started by "kept train" or "kept serve"`);
  const stop = new AbortController();
  const tell = (said: Said): void => {
    process.send?.(said, undefined, undefined, () => {});
  };
  process.on('SIGTERM', () => stop.abort());
  process.on('disconnect', () => stop.abort());
  process.on('SIGINT', () => {
    if (!process.connected) stop.abort();
  });
  const log = logOf(kind, config, name);
  const pool = openPool(databaseUrl, connectionsAProcess);
  const filesFolder = join(config.dataFolder, 'files');
  const ground = makeGround({ pool, kind, filesFolder, secret, publicUrl });
  const running = await part({ kind, config, ground, log, stop: stop.signal });
  if ('refused' in running) {
    tell(running);
    stop.abort();
  } else {
    tell({ ready: true });
    if (!stop.signal.aborted) await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
    await running.close();
  }
  await pool.end();
  if (process.connected) process.disconnect?.();
}
