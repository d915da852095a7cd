import { stagesLeft } from '../graph.ts';
import type { Move, Stage, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Moves that wait for a letter which nobody writes on the way there, and stages that nothing but a letter leaves. */
export function checkOnceSent(standard: Standard, say: Say): void {
  standard.moves.forEach((move, index) => {
    const { when } = move;
    if (when?.on !== 'letter sent') return;
    if (!move.by.includes('desk'))
      say(
        'error',
        `moves/${index}/by`,
        `A letter that has been sent sets off “${move.title}”, so the desk must be among those who make it.`,
      );
    for (const stage of stagesLeft(standard, move)) {
      const unwritten = waysInto(standard, stage).filter((one) => !writes(one, when.letter));
      if (!waysInto(standard, stage).some((one) => writes(one, when.letter)))
        say(
          'error',
          `moves/${index}/when/letter`,
          `“${move.title}” waits in "${stage.name}" for "${when.letter}", which no move that leads there writes: let one write it, or ${wordOthers(standard, stage)}.`,
        );
      else if (unwritten[0] !== undefined && !isAwaitedBy(standard, stage, unwritten[0]))
        say(
          'error',
          `moves/${standard.moves.indexOf(unwritten[0])}/to`,
          `“${unwritten[0].title}” leads to "${stage.name}", where “${move.title}” waits for "${when.letter}", and does not write it: let it write that letter, or lead elsewhere.`,
        );
    }
  });
  standard.stages.forEach((stage, index) => {
    const out = standard.moves.filter(
      (move) => move.to !== 'same' && stagesLeft(standard, move).includes(stage),
    );
    const awaits = out.filter(({ when }) => when?.on === 'letter sent');
    if (awaits.length > 0 && !out.some(byPerson))
      say(
        'error',
        `stages/${index}/name`,
        `Only a letter that has been sent leads out of "${stage.name}", and letters come back: add a move that a person makes when it cannot be sent.`,
      );
  });
}

const waysInto = (standard: Standard, stage: Stage): Move[] =>
  standard.moves.filter((move) => move.to === stage.name);

const writes = (move: Move, letter: string): boolean => move.letters.some((row) => row.letter === letter);

/** Another letter that this move writes is waited for there as well. */
const isAwaitedBy = (standard: Standard, stage: Stage, way: Move): boolean =>
  standard.moves.some(
    ({ when, from }) => when?.on === 'letter sent' && from.includes(stage.name) && writes(way, when.letter),
  );

const byPerson = ({ by, when }: Move): boolean =>
  when?.on !== 'letter sent' && by.some((maker) => maker !== 'desk' && maker !== 'clock');

function wordOthers(standard: Standard, stage: Stage): string {
  const written = new Set(
    waysInto(standard, stage).flatMap((move) => move.letters.map((row) => `"${row.letter}"`)),
  );
  return written.size === 0 ? 'leave this move out' : `wait for ${[...written].join(' or ')}`;
}
