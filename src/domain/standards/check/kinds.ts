import { wordInstead } from '../near.ts';
import type { Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Moves that wait for a kind of case which no standard has. `kinds`: those of the other standards, null: not known. */
export function checkKinds(standard: Standard, kinds: readonly string[] | null, say: Say): void {
  if (kinds === null) return;
  const known = [...new Set([...kinds, ...standard.kinds])].sort();
  standard.moves.forEach(({ title, when }, index) => {
    if (when?.on !== 'another track') return;
    when.of.forEach((kind, at) => {
      if (known.includes(kind)) return;
      say(
        'error',
        `moves/${index}/when/of/${at}`,
        `“${title}” waits for a case of the kind "${kind}", which no standard has: ${wordInstead(kind, known)}`,
      );
    });
  });
}
