import type { Standard } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Excused, grossDays, netDays } from '../time/cycle.ts';
import { endOfNthWorkingDay, nextOpening } from '../time/operations.ts';
import { publishedUntil } from '../time/published.ts';
import type { Instant } from '../time/types.ts';
import { endAttempts } from './attempts.ts';
import { calendarOf, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Fact, Id } from './event.ts';
import { atNextOpening, writeLetters } from './letters.ts';
import { isOwed, keepPromise, supersedePromise } from './promises.ts';
import type { Rules } from './rules.ts';
import { isActive } from './run.ts';
import type { CaseState, Cycle, Item, PromiseState, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';

export const itemsOf = (state: CaseState, trackId: Id): Item[] =>
  state.items.filter((item) => item.trackId === trackId);

export const openItems = (state: CaseState, trackId: Id): Item[] =>
  itemsOf(state, trackId).filter((item) => item.stage !== null);

/** The track's stage is derived: the first, in the order in which the standard lists its stages, that holds an open item. */
export function stageOf(standard: Standard, state: CaseState, trackId: Id): string | null {
  const held = new Set(openItems(state, trackId).map((item) => item.stage));
  return standard.stages.find((stage) => held.has(stage.name))?.name ?? null;
}

export const currentCycle = (track: Track): Cycle => {
  const cycle = track.cycles.at(-1);
  if (cycle === undefined) throw new Error('a track without a cycle');
  return cycle;
};

/** What a cycle may leave out of its net days (working-time.md, section 5): waits and extensions that the standard names excusable. */
export function excusedIn(rules: Rules, state: CaseState, track: Track, until: Instant): Excused[] {
  const { from } = currentCycle(track);
  const excused: Excused[] = [];
  for (const { trackId, wait } of state.runs)
    if (trackId === track.id && wait?.excusable && (wait.endedAt ?? until) > from)
      excused.push({
        kind: 'wait',
        from: Math.min(Math.max(wait.at, from), until),
        to: Math.min(wait.endedAt ?? until, until),
      });
  const excuses = standardOf(rules, track).headline?.excuses ?? [];
  for (const promise of state.promises) {
    if (promise.extensions.length === 0 || promise.trackId !== track.id) continue;
    for (const extension of promise.extensions)
      if (extension.at >= from && (extension.excusable || excuses.includes(extension.because)))
        excused.push({
          kind: 'extension',
          inForce: extension.from.due,
          agreed: extension.to.due,
          done: promise.keptAt ?? promise.supersededAt ?? until,
        });
  }
  return excused;
}

export interface Days {
  readonly gross: number;
  readonly grossCalendar: number;
  readonly net: number;
}

/** Gross and net days of the current cycle up to `until`: working days from its start, calendar days from first receipt of what the track is about. */
export function daysOf(rules: Rules, state: CaseState, track: Track, until: Instant): Days {
  const calendar = calendarOf(rules, track);
  const cycle = currentCycle(track);
  const known = asFarAsKnown(calendar, until);
  const received = Math.min(track.cycles[0]?.from ?? state.receivedAt, known);
  const gross = grossDays(calendar, received, known);
  const net = netDays(calendar, Math.min(cycle.from, known), known, excusedIn(rules, state, track, known));
  const beyond = Math.round((until - known) / day);
  return { gross: gross?.working ?? 0, grossCalendar: (gross?.calendar ?? 0) + beyond, net: net?.net ?? 0 };
}

const day = 86_400_000;

/** Days past the published calendar cannot be told apart: they are counted when it is known which of them are working days. */
function asFarAsKnown(calendar: Calendar, until: Instant): Instant {
  const end = publishedUntil(calendar);
  if (end === null || unlessUnpublished(() => nextOpening(calendar, until) ?? until, end) < end) return until;
  let known = Math.min(until, end - 1);
  // A year can end with some closed days: their next opening is not known either.
  for (let n = 0; n < 31 && unlessUnpublished(() => nextOpening(calendar, known), end) === end; n += 1)
    known -= day;
  return known;
}

/** When the headline is late on net days, as things stand: null while a wait that excuses it is open, or the day is not published. */
export function headlineLateFrom(rules: Rules, state: CaseState, promise: PromiseState): Instant | null {
  const track = trackOf(state, promise.trackId);
  if (
    state.runs.some(
      (run) =>
        run.trackId === track.id && run.ended === null && run.wait?.excusable && run.wait.endedAt === null,
    )
  )
    return null;
  const limit = standardOf(rules, track).headline?.limit;
  if (limit === undefined || limit.unit !== 'working days') return promise.clock.lateFrom;
  const calendar = calendarOf(rules, track);
  const ahead = asFarAsKnown(calendar, promise.clock.due + 366 * day);
  const taken =
    netDays(calendar, promise.clock.start, ahead, excusedIn(rules, state, track, ahead))?.taken ?? [];
  const excused = taken.reduce((sum, days) => sum + days, 0);
  return unlessUnpublished(() => {
    const due = endOfNthWorkingDay(calendar, promise.clock.start, limit.n + excused);
    return due === null ? promise.clock.lateFrom : due + 1;
  }, null);
}

/** The last item closed: the track closes, complete if any item was, else by the last item's reason (A18). */
export function closeTrack(
  draft: Draft,
  trackId: Id,
  lastReason: string,
  moveItems: readonly Id[],
  facts: Readonly<Record<string, Fact>> = {},
): void {
  const track = trackOf(draft.state, trackId);
  const standard = standardOf(draft.rules, track);
  const outcomes = itemsOf(draft.state, trackId).map((item) => item.outcome);
  const reason = outcomes.includes('complete') ? 'complete' : lastReason;
  for (const run of draft.state.runs.filter((row) => row.trackId === trackId && isActive(row)))
    endAttempts(draft, run, 'closed');
  const closure = standard.closures.find((row) => row.name === reason);
  const days = daysOf(draft.rules, draft.state, track, draft.at);
  const limit = standard.headline?.limit;
  const inTarget = limit === undefined || limit.unit !== 'working days' ? null : days.net <= limit.n;
  for (const promise of draft.state.promises.filter((row) => row.trackId === trackId && isOwed(row))) {
    if (promise.promise !== standard.headline?.promise || closure?.made === 'by merging')
      supersedePromise(draft, promise, 'closed');
    else headlineJudged(draft, promise, inTarget);
  }
  cancelAppointments(draft, trackId);
  emit(draft, 'track closed', { reason, ...days, inTarget }, trackId);
  writeClosing(draft, track, reason, moveItems, facts);
}

/** The letters of a closure, at once or at the next opening as the standard says. */
export function writeClosing(
  draft: Draft,
  track: Track,
  reason: string,
  items: readonly Id[],
  facts: Readonly<Record<string, Fact>>,
): void {
  const closure = standardOf(draft.rules, track).closures.find((row) => row.name === reason);
  // By merging: the kept case goes on and writes, with its own contact and next step.
  if (closure === undefined || closure.made === 'by merging') return;
  const notBefore =
    closure.lettersAt === 'next opening'
      ? atNextOpening(draft, track, draft.command.at + 1)
      : draft.command.at;
  writeLetters(draft, track, closure.letters, { notBefore, items, facts });
}

/** The headline is judged on net days, whatever its gross date (A19). */
function headlineJudged(draft: Draft, promise: PromiseState, inTarget: boolean | null): void {
  const { trackId } = promise;
  if (inTarget === false && !promise.wasLate) emit(draft, 'promise late', { promiseId: promise.id }, trackId);
  if (inTarget === null) keepPromise(draft, promise, draft.at);
  else keepPromise(draft, promise, draft.at, inTarget);
}

/** Nobody goes to a visit about items that are all closed. */
export function cancelAppointments(draft: Draft, trackId: Id): void {
  const items = itemsOf(draft.state, trackId);
  for (const row of draft.state.appointments) {
    if (row.outcome !== null) continue;
    const about = items.filter((item) => row.items.includes(item.id));
    if (about.length > 0 && about.every((item) => item.stage === null))
      emit(draft, 'appointment ended', { appointmentId: row.id, outcome: 'cancelled' }, trackId);
  }
}
