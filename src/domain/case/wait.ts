import type { AttemptPlan } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayNAt } from '../time/derived.ts';
import { nextOpening } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { calendarOf, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Clock, Id } from './event.ts';
import { ruleNamed } from './named.ts';
import { clockOf, extendPromise, isRunning, pausePromise, resumePromise } from './promises.ts';
import { isActive, madeLate, planOf, runOf } from './run.ts';
import type { Run, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';

/** The first delivery opens the wait, its limit and its warning (A10: counted from the first attempt that was delivered). */
export function beginWait(draft: Draft, runId: Id, at: Instant): void {
  const run = runOf(draft.state, runId);
  if (run.wait !== null || !isActive(run)) return;
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const calendar = calendarOf(draft.rules, track);
  const clock = clockOf(calendar, track.calendar, plan.wait.limit, at);
  const warnAt = warningOf(calendar, plan, at);
  emit(draft, 'wait begun', { runId, at, clock, warnAt, excusable: plan.wait.excusable }, track.id, at);
  for (const promise of draft.state.promises)
    if (
      pausedBy(draft, track, promise.promise).includes(plan.name) &&
      run.items.includes(promise.itemId ?? '')
    )
      pausePromise(draft, promise, runId, at);
  extendWithWait(draft, run, clock);
}

/** The opening of the day on which a closure for silence is warned of, for a wait begun then. */
export function warningOf(calendar: Calendar, plan: AttemptPlan, at: Instant): Instant | null {
  const { warning } = plan.wait;
  if (warning === undefined) return null;
  return unlessUnpublished(() => {
    const day = dayNAt(calendar, at, warning.day, '00:00');
    return day === null ? null : nextOpening(calendar, day);
  }, null);
}

/** A promise that lasts as long as the time they have to answer falls no sooner than that time ends. */
export function extendWithWait(draft: Draft, run: Run, clock: Clock): void {
  const extending = planOf(draft, run).wait.extends;
  if (extending === undefined || clock.awaited || madeLate(draft.state, run)) return;
  for (const promise of draft.state.promises.filter(
    (row) =>
      row.promise === extending.promise &&
      run.items.includes(row.itemId ?? '') &&
      isRunning(row) &&
      row.clock.due < clock.due,
  ))
    extendPromise(draft, promise, {
      because: extending.because,
      excusable: true,
      wordsId: null,
      until: { instant: clock.due },
    });
}

function pausedBy(draft: Draft, track: Track, promise: string): readonly string[] {
  return ruleNamed(standardOf(draft.rules, track), promise)?.pausedBy ?? [];
}

export function endWait(draft: Draft, run: Run, because: string): void {
  if (run.wait === null || run.wait.endedAt !== null) return;
  emit(draft, 'wait ended', { runId: run.id, at: draft.at, because }, run.trackId);
  for (const promise of draft.state.promises)
    if (promise.pauses.some((pause) => pause.runId === run.id && pause.to === null))
      resumePromise(draft, promise, draft.at);
}
