import { stagesLeft } from '../graph.ts';
import type { Move, Standard } from '../standard.ts';
import { inWorkingDays } from './days.ts';
import type { Say } from './finding.ts';

interface Step {
  readonly move: Move;
  readonly from: string;
  readonly to: string;
}

/** Moves that time makes at once, one after the other, round and round: no time would ever pass on such a case. */
export function checkRings(standard: Standard, say: Say): void {
  const steps = standard.moves.filter(isMadeAtOnce).flatMap((move): Step[] =>
    placesLeft(standard, move).map((from) => ({
      move,
      from,
      to: move.closes === undefined ? move.to : `closed as ${move.closes}`,
    })),
  );
  const told = new Set<Move>();
  for (const step of steps) {
    if (told.has(step.move)) continue;
    const ring = wayBack(steps, step);
    if (ring === undefined) continue;
    for (const { move } of ring) told.add(move);
    const titles = [...new Set(ring.map(({ move }) => `“${move.title}”`))].join(' and ');
    say(
      'error',
      `moves/${standard.moves.indexOf(step.move)}/when/limit`,
      `Time makes ${titles} again and again, and none takes any time: give one of them a limit, or lead it elsewhere.`,
    );
  }
}

/** A move that counts from another, or that stays where it is, is made once in a stay. */
const isMadeAtOnce = ({ when, to }: Move): boolean =>
  when?.on === 'time passed' && when.since === undefined && to !== 'same' && inWorkingDays(when.limit) === 0;

/** Time goes on for what is closed as well. */
const placesLeft = (standard: Standard, move: Move): string[] => [
  ...stagesLeft(standard, move).map((stage) => stage.name),
  ...move.from.filter((from) => from.startsWith('closed as ')),
];

/** The steps from one round to where it began, itself the first; undefined: none lead there. */
function wayBack(steps: readonly Step[], first: Step): readonly Step[] | undefined {
  const ways: (readonly Step[])[] = [[first]];
  const seen = new Set<string>([first.to]);
  for (const way of ways) {
    const end = way.at(-1)?.to;
    if (end === first.from) return way;
    for (const step of steps) {
      if (step.from !== end || seen.has(step.to)) continue;
      seen.add(step.to);
      ways.push([...way, step]);
    }
  }
  return undefined;
}
