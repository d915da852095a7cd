import type { Readable } from 'node:stream';

/** The outside world as a command sees it. */
export type Io = {
  /** One line of the answer. */
  readonly out: (line: string) => void;
  /** Resolves when the reader of a long answer has caught up: who prints by the million waits for it. */
  readonly readOn?: () => Promise<void>;
  /** One line for the person at the console: progress, faults. */
  readonly err: (line: string) => void;
  readonly input: Readable;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Exit codes, the same for every command. */
export const exit = {
  done: 0,
  /** asked rightly and refused, or something was found wrong */
  refused: 1,
  /** asked wrongly: an unknown command, option or setting */
  usage: 2,
} as const;

export type Command = {
  readonly name: string;
  /** One line of `kept help`. */
  readonly summary: string;
  /** What `kept NAME --help` prints: forms, options, exit codes other than the usual. */
  readonly usage: string;
  readonly run: (args: string[], io: Io) => Promise<number>;
};
