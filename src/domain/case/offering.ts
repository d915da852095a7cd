import type { LetterTo } from '../standards/standard.ts';
import { keepAttempt } from './attempts.ts';
import { type Draft, emit } from './draft.ts';
import type { Id } from './event.ts';
import { isActive, planOf } from './run.ts';
import type { AttemptState, Run, Track } from './state.ts';

interface Asking {
  readonly run: Run;
  readonly attempt: AttemptState;
}

/**
 * The attempt that a letter with times to choose from makes as well (A7, A15): the first of its plan, one that is due,
 * or one whose letter has not gone yet. They are written to once, not twice.
 */
export function attemptByOffer(
  draft: Draft,
  track: Track,
  items: readonly Id[],
  letters: readonly LetterTo[],
): Asking | null {
  for (const run of draft.state.runs) {
    if (run.trackId !== track.id || !isActive(run) || !run.items.some((id) => items.includes(id))) continue;
    const attempt = run.attempts.find(
      (row) => isUnsent(draft, row) || (row.madeAt === null && !row.due && isNow(draft, row)),
    );
    const { of } = planOf(draft, run);
    if (attempt !== undefined && letters.some((letter) => letter.to === of)) return { run, attempt };
  }
  return null;
}

const isNow = (draft: Draft, attempt: AttemptState): boolean =>
  attempt.n === 1 || attempt.plannedAt <= draft.command.at;

const isUnsent = (draft: Draft, attempt: AttemptState): boolean =>
  attempt.madeAt !== null &&
  draft.state.letters.some((row) => row.sendId === attempt.sendId && row.outcome === null);

/** The letters of the offer, where the plan's own letter, which says who asks and why, stands for that to its party. */
export function lettersOfOffer(draft: Draft, { run }: Asking, letters: readonly LetterTo[]): LetterTo[] {
  const plan = planOf(draft, run);
  return letters.map((row) => (row.to === plan.of ? { ...row, letter: plan.letter } : row));
}

/** Notes the letter just queued as that attempt; what was to be written instead is left unsent. */
export function noteOffered(draft: Draft, { run, attempt }: Asking, before: number): void {
  const letter = draft.state.letters.slice(before).find((row) => row.runId === run.id);
  if (letter === undefined) return;
  if (attempt.sendId !== null)
    emit(
      draft,
      'letter cancelled',
      { sendId: attempt.sendId, because: 'times were offered instead' },
      run.trackId,
    );
  const { partyId, channel, pointId, sendId } = letter;
  emit(
    draft,
    'attempt made',
    { runId: run.id, attemptId: attempt.id, partyId, channel, pointId, sendId },
    run.trackId,
  );
  keepAttempt(draft, attempt.id, draft.at);
}
