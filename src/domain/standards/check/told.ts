import { type Letters, wordingFor } from '../letters.ts';
import { type Slot, slotsIn } from '../slots.ts';
import type { AttemptPlan, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** What tells a reader until when. */
const DATES: readonly Slot[] = ['by', 'new date', 'closing on'];

/** Dates put off and cases closed without a word to anybody (A10, A21, A22). */
export function checkTold(standard: Standard, letters: Letters, say: Say): void {
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
  standard.attempts.forEach((plan, index) => {
    const rule = told.get(plan.wait.extends?.promise ?? '');
    if (rule === undefined || tellsUntilWhen(letters, plan)) return;
    say(
      'error',
      `attempts/${index}/wait/extends/promise`,
      `The wait of "${plan.name}" puts off the date of “${rule.title}”, which was told, and no letter of it tells the ${plan.of} until when: warn them with {closing on}, let its letter name {by}, or leave this out.`,
    );
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

/** Whether a letter of the plan says to whom it asks how long they have: its request, that of an attempt, or a warning. */
function tellsUntilWhen({ letters }: Letters, { request, letter, of, wait }: AttemptPlan): boolean {
  const warned = (wait.warning?.letters ?? []).filter((one) => one.to === of).map((one) => one.letter);
  return [request, letter, ...warned].some((name) => {
    const worded = letters.find((one) => one.name === name);
    const wording = worded && wordingFor(worded, of);
    return slotsIn(wording?.text ?? '').some((slot) => DATES.some((date) => date === slot.name));
  });
}
