import { ruleOfClock } from '../../domain/case/clock-rule.ts';
import { dateTold } from '../../domain/case/date-told.ts';
import type { Clock } from '../../domain/case/event.ts';
import { waitsOf } from '../../domain/case/pauses.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, PromiseState } from '../../domain/case/state.ts';
import type { PromiseRule, Standard } from '../../domain/standards/standard.ts';
import { unconfirmed } from '../../domain/standards/unconfirmed.ts';
import { traceOf, wordTrace } from '../../domain/time/explain.ts';
import type { Instant, Pause } from '../../domain/time/types.ts';

/** A promise as the customer sees it. */
export interface PromiseSeen {
  readonly id: string;
  readonly itemId: string | null;
  readonly title: string;
  readonly state: 'made' | 'at risk' | 'late' | 'kept' | 'extended' | 'paused';
  /** Null where no calendar is published that far yet. */
  readonly due: Instant | null;
  /** Where people are shown a date and no hour. */
  readonly date: string | null;
  /** The first date told, where it is another one now, and why it moved. */
  readonly first: { readonly due: Instant; readonly because: string } | null;
  /** One sentence. */
  readonly why: string | null;
}

const owed = new Set(['made', 'at risk', 'late', 'paused']);

/** The promises to the customer that are still to be kept, the next first. */
export function promisesSeen(rules: Rules, state: CaseState, now: Instant): PromiseSeen[] {
  return state.promises
    .filter((promise) => owed.has(promise.status))
    .flatMap((promise) => seen(rules, state, promise, now))
    .toSorted((a, b) => (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER));
}

function seen(rules: Rules, state: CaseState, promise: PromiseState, now: Instant): PromiseSeen[] {
  const track = state.tracks.find((row) => row.id === promise.trackId);
  const standard = rules.standards.get(track?.standard ?? '');
  const rule = standard?.promises.find((row) => row.name === promise.promise);
  if (standard === undefined || rule?.told === undefined) return [];
  const moved = promise.extensions.at(-1);
  const clock = dateTold(rule, promise);
  return [
    {
      id: promise.id,
      itemId: promise.itemId,
      title: rule.told,
      state: moved !== undefined && promise.status === 'made' ? 'extended' : shown(promise.status),
      due: clock.awaited ? null : clock.due,
      date: clock.date ?? null,
      first:
        moved === undefined || promise.first.due === clock.due
          ? null
          : { due: promise.first.due, because: moved.because },
      why: explained(rules, { ...promise, clock }, standard, rule, waitsOf(state, rule, promise.pauses), now),
    },
  ];
}

const shown = (status: PromiseState['status']): PromiseSeen['state'] =>
  status === 'superseded' ? 'kept' : status;

function explained(
  rules: Rules,
  promise: PromiseState,
  standard: Standard,
  rule: PromiseRule,
  waits: readonly Pause[],
  now: Instant,
): string | null {
  const calendar = rules.calendars.get(promise.clock.calendar);
  const moved = promise.extensions.at(-1);
  if (calendar === undefined || promise.clock.awaited) return null;
  const trace = traceOf(
    ruleOfClock(promise.clock, rule.limit),
    calendar,
    promise.clock.start,
    waits.map((wait) => ({ ...wait, waitingFor: 'your answer' })),
    moved === undefined ? undefined : { agreed: agreed(moved.to), reason: `of ${moved.because}` },
    now,
  );
  if (trace === null || 'refused' in trace) return null;
  const words = wordTrace(trace, 'customer');
  const unsure = unconfirmed(standard, rule, { extended: moved !== undefined, waited: waits.length > 0 });
  return unsure.length === 0 ? words : `${words} Not confirmed yet: ${unsure.join('; ')}.`;
}

const agreed = (clock: Clock): { date: string } | { instant: Instant } =>
  clock.date === undefined ? { instant: clock.due } : { date: clock.date };
