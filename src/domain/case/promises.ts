import { onceEach } from '../once-each.ts';
import type { PromiseRule } from '../standards/standard.ts';
import type { Calendar } from '../time/calendar.ts';
import { extendTo, reminder } from '../time/derived.ts';
import { dueOf } from '../time/due.ts';
import { extendToDate } from '../time/extension.ts';
import { isDateRule, wordRule } from '../time/rule.ts';
import type { Due, Instant, Pause, Rule } from '../time/types.ts';
import { LAST_INSTANT } from '../time/zone.ts';
import { calendarOf, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Clock, Id } from './event.ts';
import { ruleNamed } from './named.ts';
import { waitsOf } from './pauses.ts';
import type { Letter, PromiseState, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';

/** Made, at risk or paused. Most of a case's promises are kept: that is looked at first. */
export const isRunning = ({ status }: PromiseState): boolean =>
  status !== 'kept' && status !== 'superseded' && status !== 'late';

/** Running, or late and still to be done: what a deed can keep. */
export const isOwed = ({ status }: PromiseState): boolean => status !== 'kept' && status !== 'superseded';

export function promiseRule(draft: Draft, track: Track, name: string): PromiseRule {
  const rule = ruleNamed(standardOf(draft.rules, track), name);
  if (rule === undefined) throw new Error(`no promise ${name} in ${track.standard}`);
  return rule;
}

/** The date of a rule begun at `start`, as it is stored: with calendar version and inputs. */
export function clockOf(
  calendar: Calendar,
  calendarId: string,
  rule: Rule,
  start: Instant,
  pauses: readonly Pause[] = [],
): Clock {
  const reached = dueOf(rule, calendar, start, pauses);
  const words = wordsOf(rule);
  if (reached === null || 'refused' in reached) {
    const never = LAST_INSTANT;
    return { rule: words, calendar: calendarId, start, due: never, lateFrom: never, awaited: true };
  }
  const { due, lateFrom, date } = reached;
  return date === undefined
    ? { rule: words, calendar: calendarId, start, due, lateFrom }
    : { rule: words, calendar: calendarId, start, due, lateFrom, date };
}

/** The words of a rule, put together once: each promise made by it keeps them. */
const wordsOf = onceEach(wordRule);

/** When the promise is at risk, if that still lies ahead; pauses that are over are left out of its time. */
export function atRiskAt(
  calendar: Calendar,
  rule: PromiseRule,
  clock: Clock,
  pauses: readonly Pause[],
  now: Instant,
): Instant | null {
  if (clock.awaited) return null;
  const over = pauses.filter((pause) => pause.to !== null);
  const at = unlessUnpublished(
    () => reminder(rule.limit, calendar, clock.start, clock.due, rule.atRisk, over),
    null,
  );
  return at !== null && at > now && at < clock.lateFrom ? at : null;
}

/** What a person is asked to do about a promise whose date nobody can know yet. */
export const dateAwaited = (rule: PromiseRule): string =>
  `The date of “${rule.title}” lies past the published calendar: take in the newer bank holidays`;

/** Makes the promise unless the same one is running for the same item already. */
export function makePromise(
  draft: Draft,
  track: Track,
  name: string,
  itemId: Id | null,
  start: Instant,
): Id | null {
  const rule = promiseRule(draft, track, name);
  const item = rule.of === 'track' ? null : itemId;
  const same = draft.state.promises.find(
    (row) =>
      isOwed(row) &&
      row.promise === name &&
      row.trackId === track.id &&
      row.itemId === item &&
      row.attemptId === null,
  );
  if (same !== undefined && name !== standardOf(draft.rules, track).callback?.promise) return same.id;
  const calendar = calendarOf(draft.rules, track);
  const clock = clockOf(calendar, track.calendar, rule.limit, start);
  const promiseId = draft.newId();
  emit(
    draft,
    'promise made',
    {
      promiseId,
      promise: name,
      itemId: item,
      attemptId: null,
      clock,
      atRiskAt: atRiskAt(calendar, rule, clock, [], draft.command.at),
    },
    track.id,
  );
  if (clock.awaited)
    emit(
      draft,
      'exception raised',
      {
        exceptionId: draft.newId(),
        about: dateAwaited(rule),
        messageId: null,
        urgent: false,
      },
      track.id,
    );
  return promiseId;
}

/** Whether done then is in time: before `lateFrom`, with no date put off after it had passed. */
export function doneInTime(promise: PromiseState, at: Instant): boolean {
  return at < promise.clock.lateFrom && promise.extensions.every((row) => row.at < row.from.lateFrom);
}

/**
 * Keeps what is owed: in time if and only if done before `lateFrom`. What was noted late and proves done before is
 * withdrawn by the machine that attests it; where it is a person's word, a second person is asked.
 */
export function keepPromise(
  draft: Draft,
  promise: PromiseState,
  at: Instant,
  inTime: boolean = at < promise.clock.lateFrom || promise.status === 'paused',
): void {
  if (!isOwed(promise)) return;
  const proves = promise.status === 'late' && doneInTime(promise, at);
  const attested = proves && draft.command.by.kind === 'desk';
  const { trackId, id: promiseId } = promise;
  const kept = attested ? { promiseId, at, inTime, withdraws: attested } : { promiseId, at, inTime };
  emit(draft, 'promise kept', kept, trackId, at);
  if (attested) withdrawLetters(draft, promise);
  else if (proves) {
    const title = ruleNamed(standardOf(draft.rules, trackOf(draft.state, trackId)), promise.promise)?.title;
    emit(
      draft,
      'exception raised',
      {
        exceptionId: draft.newId(),
        about: `“${title ?? promise.promise}” was noted late and is recorded as done in time: a second person confirms it`,
        messageId: null,
        urgent: false,
      },
      trackId,
    );
  }
}

/** An apology that has not gone is not sent for what was in time. */
function withdrawLetters(draft: Draft, promise: PromiseState): void {
  const standard = standardOf(draft.rules, trackOf(draft.state, promise.trackId));
  const letter = ruleNamed(standard, promise.promise)?.late.letter;
  for (const row of draft.state.letters)
    if (row.letter === letter && row.outcome === null && isVain(draft, row, promise))
      emit(draft, 'letter cancelled', { sendId: row.sendId, because: 'it was in time' }, promise.trackId);
}

/** An apology for this promise, and for others at most that were in time as well. */
function isVain(draft: Draft, letter: Letter, promise: PromiseState): boolean {
  const { late } = letter.facts;
  const about = Array.isArray(late) ? late : [letter.promiseId];
  return (
    about.includes(promise.id) && draft.state.promises.every((row) => !about.includes(row.id) || !row.wasLate)
  );
}

export function supersedePromise(draft: Draft, promise: PromiseState, by: string): void {
  if (isOwed(promise)) emit(draft, 'promise superseded', { promiseId: promise.id, by }, promise.trackId);
}

export interface Extension {
  readonly because: string;
  readonly excusable: boolean;
  readonly wordsId: Id | null;
  readonly until: { readonly date: string } | { readonly instant: Instant };
  readonly broughtForward?: boolean;
}

/** Moves the date on record; a refusal in words where the new date is earlier and nobody said so. */
export function extendPromise(draft: Draft, promise: PromiseState, extension: Extension): string | null {
  const track = trackOf(draft.state, promise.trackId);
  const calendar = calendarOf(draft.rules, track);
  const inForce: Due = { due: promise.clock.due, lateFrom: promise.clock.lateFrom };
  const rule = ruleNamed(standardOf(draft.rules, track), promise.promise);
  const { until, broughtForward = false } = extension;
  const agreed =
    rule !== undefined && isDateRule(rule.limit)
      ? extendToDate(calendar, until, inForce, broughtForward)
      : extendTo(calendar, until, inForce, broughtForward);
  if ('refused' in agreed) return agreed.refused;
  const clock: Clock = {
    ...promise.clock,
    due: agreed.due,
    lateFrom: agreed.lateFrom,
    ...('date' in until ? { date: until.date } : agreed.date === undefined ? {} : { date: agreed.date }),
  };
  const waits = rule === undefined ? [] : waitsOf(draft.state, rule, promise.pauses);
  const risk = rule === undefined ? null : atRiskAt(calendar, rule, clock, waits, draft.command.at);
  emit(
    draft,
    'promise extended',
    {
      promiseId: promise.id,
      because: extension.because,
      excusable: extension.excusable,
      wordsId: extension.wordsId,
      clock,
      atRiskAt: risk,
    },
    track.id,
  );
  return null;
}

/** A wait begins that pauses this promise: there is no due date until it ends. */
export function pausePromise(draft: Draft, promise: PromiseState, runId: Id, at: Instant): void {
  if (isRunning(promise) && promise.status !== 'paused')
    emit(draft, 'promise paused', { promiseId: promise.id, runId, at }, promise.trackId, at);
}

/** The wait is over: the date is counted anew with every pause so far, unless people have agreed one. */
export function resumePromise(draft: Draft, promise: PromiseState, at: Instant): void {
  const track = trackOf(draft.state, promise.trackId);
  const calendar = calendarOf(draft.rules, track);
  const rule = promiseRule(draft, track, promise.promise);
  const ended = promise.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
  const pauses = waitsOf(draft.state, rule, ended);
  const agreed = promise.extensions.length > 0;
  const clock = agreed
    ? promise.clock
    : clockOf(calendar, track.calendar, rule.limit, promise.clock.start, pauses);
  emit(
    draft,
    'promise resumed',
    { promiseId: promise.id, clock, atRiskAt: atRiskAt(calendar, rule, clock, pauses, draft.command.at) },
    track.id,
    at,
  );
}

/** Those of these names that are owed for these items, or for the track. */
export function owed(
  draft: Draft,
  trackId: Id,
  names: readonly string[],
  items: readonly Id[],
): PromiseState[] {
  if (names.length === 0) return [];
  return draft.state.promises.filter(
    (row) =>
      isOwed(row) &&
      names.includes(row.promise) &&
      row.trackId === trackId &&
      row.attemptId === null &&
      (row.itemId === null || items.includes(row.itemId)),
  );
}
