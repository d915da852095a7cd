import { onceEach } from '../once-each.ts';
import type { Move, Standard } from './standard.ts';

const kept = new WeakMap<Move, readonly string[]>();
const none: readonly Move[] = [];

/** Moves that the desk makes once this letter has been sent. */
export const movesOnceSent = (standard: Standard, letter: string): readonly Move[] =>
  byLetter(standard).get(letter) ?? none;

const byLetter = onceEach((standard: Standard): ReadonlyMap<string, readonly Move[]> => {
  const waiting = standard.moves.flatMap((move) =>
    move.when?.on === 'letter sent' ? [{ letter: move.when.letter, move }] : [],
  );
  return new Map(
    [...Map.groupBy(waiting, ({ letter }) => letter)].map(([letter, rows]) => [
      letter,
      rows.map(({ move }) => move),
    ]),
  );
});

/**
 * Names of the promises that the letters of a move of this standard keep once they have been sent, by themselves or by
 * what the desk does then: until then they are owed, wherever the move leads.
 */
export function keptOnceSent(standard: Standard, move: Move): readonly string[] {
  const before = kept.get(move);
  if (before !== undefined) return before;
  const names = move.letters.flatMap(({ letter }) => [
    ...standard.promises.filter((row) => row.keptByLetter === letter).map((row) => row.name),
    ...movesOnceSent(standard, letter).flatMap((one) => one.keeps),
  ]);
  kept.set(move, names);
  return names;
}
