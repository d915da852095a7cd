import { stagesLeft } from '../graph.ts';
import type { Move, Standard, Trigger } from '../standard.ts';
import type { Say } from './finding.ts';

/** Moves that the same thing sets off in the same stage, and things that set off half of what they should. */
export function checkTriggers(standard: Standard, say: Say): void {
  standard.moves.forEach((move, index) => {
    const { when } = move;
    if (when === undefined) return;
    const before = standard.moves.slice(0, index).find((one) => clash(standard, one, move));
    if (before === undefined) return;
    const stage = stagesLeft(standard, move).find((one) => stagesLeft(standard, before).includes(one));
    say(
      'error',
      `moves/${index}/when`,
      `“${move.title}” and “${before.title}” are both made in “${stage?.name}” ${wordTrigger(when)}: leave one there, or say only for which items.`,
    );
  });
  pairs(standard, say);
}

function clash(standard: Standard, one: Move, other: Move): boolean {
  if (one.when === undefined || JSON.stringify(one.when) !== JSON.stringify(other.when)) return false;
  const left = stagesLeft(standard, one);
  if (!stagesLeft(standard, other).some((stage) => left.includes(stage))) return false;
  return !Object.entries(one.only).some(([attribute, values]) => {
    const others = other.only[attribute];
    return others !== undefined && !others.some((value) => values.includes(value));
  });
}

/** A report is complete or not, a completion signed or not: one of the two alone leaves the other without an answer. */
function pairs(standard: Standard, say: Say): void {
  const on = (what: Trigger['on']): number => standard.moves.findIndex((move) => move.when?.on === what);
  if (standard.details.length > 0 && on('incomplete details') < 0 && on('complete details') < 0) {
    say(
      'error',
      'details',
      'Details are asked for, and no move is made when they are missing or complete: add both.',
    );
  }
  for (const [has, lacks, words] of [
    ['incomplete details', 'complete details', 'when they have come'],
    ['signed', 'not signed', 'when it is refused'],
    ['not signed', 'signed', 'when it is signed'],
  ] as const) {
    const found = on(has);
    if (found < 0 || on(lacks) >= 0) continue;
    const title = standard.moves[found]?.title;
    say(
      'error',
      `moves/${found}/when`,
      `“${title}” has no other half: add a move ${words} (when: { on: ${lacks} }).`,
    );
  }
}

function wordTrigger(when: Trigger): string {
  switch (when.on) {
    case 'contact':
      return `when the ${when.of} answers`;
    case 'silence':
      return `when nobody answers to “${when.plan}”`;
    case 'letter sent':
      return `when “${when.letter}” has been sent`;
    default:
      return `on: ${when.on}`;
  }
}
