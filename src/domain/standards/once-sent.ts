import type { Move, Standard } from './standard.ts';

/** Moves that the desk makes once this letter has been sent. */
export const movesOnceSent = (standard: Standard, letter: string): Move[] =>
  standard.moves.filter(({ when }) => when?.on === 'letter sent' && when.letter === letter);

/**
 * Names of the promises that the letters of a move keep once they have been sent, by themselves or by what the desk
 * does then: until then they are owed, wherever the move leads.
 */
export const keptOnceSent = (standard: Standard, move: Move): string[] =>
  move.letters.flatMap(({ letter }) => [
    ...standard.promises.filter((row) => row.keptByLetter === letter).map((row) => row.name),
    ...movesOnceSent(standard, letter).flatMap((one) => one.keeps),
  ]);
