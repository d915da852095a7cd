import type { Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Dates put off and cases closed without a word to anybody (A10, A21, A22). */
export function checkTold(standard: Standard, say: Say): void {
  const told = new Map(standard.promises.flatMap((one) => (one.told === undefined ? [] : [[one.name, one]])));
  standard.moves.forEach((move, index) => {
    if (move.letters.length > 0) return;
    for (const [at, { promise }] of move.extends.entries()) {
      const rule = told.get(promise);
      if (rule === undefined) continue;
      say(
        'error',
        `moves/${index}/extends/${at}/promise`,
        `“${move.title}” puts off the date of “${rule.title}”, which was told, and tells nobody: send a letter with it.`,
      );
    }
  });
  standard.moves.forEach((move, index) => {
    const closure = standard.closures.find((one) => one.name === move.closes);
    if (move.when?.on !== 'silence' || closure === undefined) return;
    if (closure.letters.length + move.letters.length > 0) return;
    say(
      'error',
      `moves/${index}/closes`,
      `“${move.title}” closes on silence, and nobody is told: name a letter with the closure "${closure.name}", or here.`,
    );
  });
}
