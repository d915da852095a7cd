import { onceEach } from '../once-each.ts';
import type { AttemptPlan, Move, PromiseRule, Stage, Standard, Trigger } from '../standards/standard.ts';

interface Named {
  readonly moves: ReadonlyMap<string, Move>;
  readonly promises: ReadonlyMap<string, PromiseRule>;
  readonly plans: ReadonlyMap<string, AttemptPlan>;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly triggered: ReadonlyMap<Trigger['on'] | undefined, readonly Move[]>;
}

/** What a standard names, sorted by name once a standard: a case asks for it many times a deed. */
const namedIn = onceEach(
  (standard: Standard): Named => ({
    moves: byName(standard.moves),
    promises: byName(standard.promises),
    plans: byName(standard.attempts),
    stages: byName(standard.stages),
    triggered: Map.groupBy(standard.moves, ({ when }) => when?.on),
  }),
);

const byName = <T extends { readonly name: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.name, row]));

/** The move of that name; undefined: the standard has none. */
export const moveNamed = (standard: Standard, name: string): Move | undefined =>
  namedIn(standard).moves.get(name);

const none: readonly Move[] = [];

/** The moves that what happens makes, in the order of the standard: a contact, silence, a signature. */
export const movesOn = (standard: Standard, on: Trigger['on']): readonly Move[] =>
  namedIn(standard).triggered.get(on) ?? none;

/** The promise of that name; undefined: the standard has none. */
export const ruleNamed = (standard: Standard, name: string): PromiseRule | undefined =>
  namedIn(standard).promises.get(name);

/** The attempt plan of that name; undefined: the standard has none. */
export const attemptsNamed = (standard: Standard, name: string): AttemptPlan | undefined =>
  namedIn(standard).plans.get(name);

/** The stage of that name; undefined: the standard has none, or it is closed. */
export const stageNamed = (standard: Standard, name: string | null): Stage | undefined =>
  name === null ? undefined : namedIn(standard).stages.get(name);
