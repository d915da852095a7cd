import type { Source } from '../standard.ts';

export interface Line {
  readonly label: string;
  readonly text: string;
}

/** One promise, stage, plan, move or closure, explained. */
export interface Entry {
  readonly title: string;
  /** Its own name in the standard, for links to it. */
  readonly name: string;
  readonly source: Source | undefined;
  readonly lines: readonly Line[];
  /** The ways on from a stage. */
  readonly entries: readonly Entry[];
}

/** A part of the public page. */
export interface Section {
  readonly id:
    | 'about'
    | 'opening'
    | 'headline'
    | 'promises'
    | 'stages'
    | 'attempts'
    | 'closures'
    | 'words'
    | 'notes';
  readonly title: string;
  readonly lines: readonly Line[];
  readonly entries: readonly Entry[];
}

/** A line, or nothing where there is nothing to say. */
export const line = (label: string, text: string | undefined): Line[] =>
  text === undefined || text === '' ? [] : [{ label, text }];

/** 'a, b and c'. */
export const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const quoted = (words: string): string => `“${words}”`;
