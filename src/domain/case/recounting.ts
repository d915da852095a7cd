import { nextOpening } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { LAST_INSTANT } from '../time/zone.ts';
import { calendarOf, type Draft, emit } from './draft.ts';
import type { Pending } from './event.ts';
import { clockOfAttempt, planned } from './planning.ts';
import { clockOf, isOwed } from './promises.ts';
import { planNamed, planOf } from './run.ts';
import type { AttemptState, Run, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';
import { extendWithWait, warningOf } from './wait.ts';

/** Attempts still to be made keep their spacing on the new calendar; who has time to answer never gets less of it. */
export function recount(draft: Draft, before: Track, track: Track, run: Run, because: string): void {
  moveAttempts(draft, before, track, run, because);
  const { wait } = run;
  if (wait === null || wait.endedAt !== null) return;
  const plan = planOf(draft, run);
  const calendar = calendarOf(draft.rules, track);
  const clock = clockOf(calendar, track.calendar, plan.wait.limit, wait.at);
  const held = wait.heldUntil === LAST_INSTANT;
  if (clock.awaited || !(wait.clock.awaited || clock.due > wait.clock.due || held)) return;
  const warnAt = wait.warnedAt === null ? warningOf(calendar, plan, wait.at) : null;
  const longer = clock.due > wait.clock.due || wait.clock.awaited ? clock : wait.clock;
  emit(draft, 'wait recalculated', { runId: run.id, clock: longer, warnAt }, track.id);
  extendWithWait(draft, run, longer);
}

function moveAttempts(draft: Draft, before: Track, track: Track, run: Run, because: string): void {
  const ahead = run.attempts.filter((attempt) => attempt.madeAt === null && !attempt.due);
  const was = planned(draft, before, planNamed(draft, before, run.plan), run.beganAt, 1);
  const is = planned(draft, track, planOf(draft, run), run.beganAt, 1);
  const now = draft.command.at;
  // Days that were awaited and lie in the past by now: the spacing begins anew.
  const anew = planned(draft, track, planOf(draft, run), now, 1);
  const pending = ahead.map((attempt): Pending => {
    const same = was.findIndex((row) => row.n === attempt.n && row.plannedAt === attempt.plannedAt);
    const fresh = same < 0 ? atOpening(draft, track, attempt) : is[same];
    const { id: attemptId, n, plannedAt, lateFrom, post } = attempt;
    const passed = plannedAt === LAST_INSTANT && fresh !== undefined && fresh.plannedAt <= now;
    const moved = passed ? anew[same] : fresh;
    const kept = moved === undefined || moved.plannedAt <= now ? { plannedAt, lateFrom } : moved;
    const times = { plannedAt: kept.plannedAt, lateFrom: kept.lateFrom };
    return { attemptId, n, ...times, ...(post === null ? {} : { post }) };
  });
  if (pending.every((row, i) => row.plannedAt === ahead[i]?.plannedAt)) return;
  emit(draft, 'attempts planned anew', { runId: run.id, pending, because }, track.id);
  for (const row of pending) {
    const promise = draft.state.promises.find((one) => one.attemptId === row.attemptId);
    if (promise === undefined || !isOwed(promise) || promise.clock.lateFrom === row.lateFrom) continue;
    const clock = clockOfAttempt(row, track.calendar, promise.clock.start);
    const { id: promiseId, clock: from } = promise;
    emit(draft, 'promise recalculated', { promiseId, because, from, clock, atRiskAt: null }, track.id);
  }
}

/** An attempt planned by other means than its plan's spacing moves only off closed days. */
function atOpening(
  draft: Draft,
  track: Track,
  attempt: AttemptState,
): { readonly plannedAt: Instant; readonly lateFrom: Instant } {
  const opening = unlessUnpublished(
    () => nextOpening(calendarOf(draft.rules, track), attempt.plannedAt),
    null,
  );
  const by = opening === null ? 0 : opening - attempt.plannedAt;
  return { plannedAt: attempt.plannedAt + by, lateFrom: attempt.lateFrom + by };
}
