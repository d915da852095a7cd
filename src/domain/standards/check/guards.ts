import type { Guard, Move, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** What silence must be before anything is closed by it (A10, A12): tried, heard, and nobody in danger. */
const SILENCE: readonly Guard[] = ['attempts evidenced', 'all heard', 'no safety flag'];

/** Closures on silence that nobody may have kept, and guards that can never be met. */
export function checkGuards(standard: Standard, say: Say): void {
  standard.moves.forEach((move, index) => {
    const path = `moves/${index}`;
    silence(standard, move, path, say);
    const needed = [...move.needs, ...move.extends.flatMap((one) => one.needs)];
    if (
      needed.includes('signature and capacity') &&
      !standard.moves.some(({ when }) => when?.on === 'signed')
    ) {
      say(
        'error',
        `${path}/needs`,
        `“${move.title}” needs a signature, and no move is made when one is given.`,
      );
    }
    if (needed.includes('two slots offered') && !offers(standard, move)) {
      say(
        'error',
        move.needs.includes('two slots offered') ? `${path}/needs` : `${path}/extends`,
        `“${move.title}” needs two slots offered, and no move offers times of that kind: add one, or leave the guard out.`,
      );
    }
    if (needed.includes('not excluded') && standard.excluded.length === 0) {
      say(
        'warning',
        `${path}/needs`,
        `“${move.title}” needs a product that is not excluded, and no product is: list them under excluded.`,
      );
    }
  });
}

function silence(standard: Standard, move: Move, path: string, say: Say): void {
  if (move.when?.on !== 'silence' || move.closes === undefined) return;
  const dangers = standard.safety !== undefined || standard.recognise.danger.length > 0;
  const missing = SILENCE.filter((guard) => !move.needs.includes(guard)).filter(
    (guard) => dangers || guard !== 'no safety flag',
  );
  if (missing.length > 0) {
    say(
      'error',
      `${path}/${move.needs.length === 0 ? 'closes' : 'needs'}`,
      `“${move.title}” closes on silence without making sure of it: let it need ${missing.join(', ')}.`,
    );
  }
}

const offers = (standard: Standard, { appointment }: Move): boolean =>
  standard.moves.some(
    (one) =>
      one.appointment?.does === 'offers' &&
      (appointment === undefined || one.appointment.kind === appointment.kind),
  );
