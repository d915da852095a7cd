import { GUARDS } from '../grammar/move.ts';
import type { Move, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Moves that nobody can make, or that close without what their closure requires. */
export function checkMoves(standard: Standard, say: Say): void {
  standard.moves.forEach((move, index) => {
    const path = `moves/${index}`;
    const byTime = move.when?.on === 'silence' || move.when?.on === 'time passed';
    if (move.by.every((maker) => maker === 'clock') && !byTime) {
      say(
        'error',
        `${path}/by`,
        `Only the clock makes "${move.name}", and no silence sets it off: name a person, or the silence.`,
      );
    }
    if (byTime && !move.by.includes('clock')) {
      const what = move.when?.on === 'silence' ? 'Silence' : 'Time';
      say(
        'error',
        `${path}/by`,
        `${what} sets off "${move.name}", so the clock must be among those who make it.`,
      );
    }
    for (const [attribute, values] of Object.entries(move.only)) {
      const given = values.filter((value) => !isSet(standard, attribute, value));
      if (given.length > 0) {
        say(
          'error',
          `${path}/only/${attribute}`,
          `No move ever notes that ${attribute} is "${given[0]}": let one set it, or leave this out.`,
        );
      }
    }
    if (move.from.includes(move.to)) {
      say(
        'error',
        `${path}/to`,
        `“${move.title}” leads from "${move.to}" back into it, where everything would begin anew: write to: same.`,
      );
    }
    requires(standard, move, path, say);
  });
}

const isSet = (standard: Standard, attribute: string, value: string): boolean =>
  standard.moves.some((move) => move.sets[attribute] === value);

function requires(standard: Standard, move: Move, path: string, say: Say): void {
  const closure = standard.closures.find((one) => one.name === move.closes);
  const guards = (closure?.requires ?? []).filter((one) => GUARDS.some((guard) => guard === one));
  const missing = guards.filter((one) => !move.needs.some((need) => need === one));
  if (missing.length > 0) {
    say(
      'error',
      `${path}/closes`,
      `The closure "${move.closes}" requires ${missing.join(', ')}, and this move does not need it: add it to needs, or leave it out there.`,
    );
  }
}
