import { stagesEntered, stagesLeft } from '../graph.ts';
import type { Move, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Moves that the sending of a letter makes: that it is written where they wait for it, and that nothing hangs on it alone. */
export function checkSending(standard: Standard, say: Say): void {
  standard.moves.forEach((move, index) => {
    if (move.when?.on !== 'letter sent') return;
    const path = `moves/${index}`;
    const { letter } = move.when;
    if (!move.by.includes('desk'))
      say(
        'error',
        `${path}/by`,
        `The sending of a letter sets off "${move.name}": put desk among those who make it.`,
      );
    if (move.needs.length > 0)
      say(
        'error',
        `${path}/needs`,
        'A letter is sent once: where what it sets off is refused, nothing would ask again; leave this out.',
      );
    for (const { name } of stagesLeft(standard, move)) {
      if (!isWrittenInto(standard, letter, name))
        say(
          'error',
          `${path}/when/letter`,
          `No move into "${name}" writes the letter "${letter}", so it never has gone there: let one write it, or name another.`,
        );
      if (!hasOtherWayOut(standard, name))
        say(
          'error',
          `${path}/from`,
          `Only a letter that has gone leads out of "${name}": where nobody can be written to, it stays for ever; add a move that a person makes.`,
        );
    }
  });
}

const isWrittenInto = (standard: Standard, letter: string, stage: string): boolean =>
  standard.moves.some(
    (move) =>
      move.letters.some((row) => row.letter === letter) &&
      stagesEntered(standard, move).some((row) => row.name === stage),
  );

const isByAPerson = ({ by }: Move): boolean => by.some((maker) => maker !== 'desk' && maker !== 'clock');

const hasOtherWayOut = (standard: Standard, stage: string): boolean =>
  standard.moves.some((move) => move.to !== 'same' && move.from.includes(stage) && isByAPerson(move));
