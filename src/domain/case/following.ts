import { nextOpening } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { LAST_INSTANT } from '../time/zone.ts';
import {
  clockOfAttempt,
  extendWithWait,
  isActive,
  planNamed,
  planned,
  planOf,
  warningOf,
} from './attempts.ts';
import { openItems } from './closing.ts';
import type { Command, Refusal } from './command.ts';
import { calendarOf, causedBy, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Pending } from './event.ts';
import { writeLetters } from './letters.ts';
import { atRiskAt, clockOf, dateAwaited, isOwed, makePromise, promiseRule } from './promises.ts';
import { planReview } from './review.ts';
import type { AttemptState, PromiseState, Run, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';
import { cannotFollow, type Weighed, weigh } from './weighing.ts';

type Data = Extract<Command, { do: 'follow rules' }>['data'];

/**
 * The track runs by another version of its standard or calendar. Running promises are dated anew and keep the date they
 * had on record; a told date falls later only where a person put it off, with a reason and a letter. Refused: a closed
 * track, rules that are not published, a version that lacks what the case stands in.
 */
export function followRules(draft: Draft, data: Data): Refusal | null {
  const before = draft.state.tracks.find((row) => row.id === data.trackId);
  if (before === undefined) return { refused: 'there is no such track on this case', about: 'trackId' };
  const refusal = mayFollow(draft, before, data);
  if (refusal !== null) return refusal;
  const weighed = weigh(draft.rules, draft.state, before, data, draft.command.at);
  const { standard, calendar, because, wordsId } = data;
  const followed = emit(
    draft,
    'rules followed',
    { standard, calendar, because, wordsId },
    { trackId: before.id },
  );
  const track = trackOf(draft.state, before.id);
  causedBy(draft, followed, () => {
    for (const one of weighed) redate(draft, track, one, data);
    for (const run of draft.state.runs)
      if (run.trackId === track.id && isActive(run)) recount(draft, before, track, run, because);
    settleAwaited(draft, track);
    if (before.standard !== standard) startWhatIsNew(draft, before, track);
    planReview(draft, track);
  });
  return null;
}

function mayFollow({ rules, state }: Draft, track: Track, data: Data): Refusal | null {
  if (!track.open) return { refused: 'this track is closed: it stays judged by the rules it ran by' };
  if (track.standard === data.standard && track.calendar === data.calendar)
    return { refused: 'this track runs by these rules already' };
  const standard = rules.standards.get(data.standard);
  if (standard === undefined)
    return { refused: `the standard ${data.standard} is not published`, about: 'standard' };
  if (!rules.calendars.has(data.calendar))
    return { refused: `the calendar ${data.calendar} is not published`, about: 'calendar' };
  if (data.later === 'put off' && (data.wordsId === null || standard.letters.putOff === undefined))
    return {
      refused:
        data.wordsId === null
          ? 'say why told dates are put off'
          : `${data.standard} has no letter that says that a date falls later (letters, put off)`,
      about: 'later',
    };
  const lacking = cannotFollow(state, track, standard);
  return lacking === null ? null : { refused: lacking, about: 'standard' };
}

function redate(draft: Draft, track: Track, one: Weighed, data: Data): void {
  const promise = draft.state.promises.find((row) => row.id === one.promiseId);
  if (promise === undefined || one.becomes === 'past, stays') return;
  const rule = promiseRule(draft, track, promise.promise);
  const risk = atRiskAt(calendarOf(draft.rules, track), rule, one.after, promise.pauses, draft.command.at);
  const dated = { promiseId: promise.id, because: data.because, clock: one.after, atRiskAt: risk };
  if (one.becomes === 'told, stays') {
    if (data.later === 'put off') putOff(draft, track, promise, { ...dated, wordsId: data.wordsId });
    return;
  }
  emit(draft, 'promise recalculated', { ...dated, from: promise.clock }, { trackId: track.id });
}

/** What a person was asked to do about awaited dates is done once none of that promise is awaited any more. */
function settleAwaited(draft: Draft, track: Track): void {
  for (const rule of standardOf(draft.rules, track).promises) {
    const about = dateAwaited(rule);
    const awaited = draft.state.promises.some(
      (row) => row.trackId === track.id && row.promise === rule.name && row.clock.awaited && isOwed(row),
    );
    if (awaited) continue;
    for (const exception of draft.state.exceptions.filter((row) => row.about === about))
      emit(draft, 'exception settled', { exceptionId: exception.id }, { trackId: track.id });
  }
}

function putOff(
  draft: Draft,
  track: Track,
  promise: PromiseState,
  dated: { readonly because: string; readonly wordsId: string | null } & Pick<
    Parameters<typeof emit<'promise extended'>>[2],
    'promiseId' | 'clock' | 'atRiskAt'
  >,
): void {
  emit(draft, 'promise extended', { ...dated, excusable: false }, { trackId: track.id });
  const standard = standardOf(draft.rules, track);
  const letter = standard.letters.putOff;
  if (letter === undefined) return;
  const told = promiseRule(draft, track, promise.promise).late.to;
  const items =
    promise.itemId === null ? openItems(draft.state, track.id).map((row) => row.id) : [promise.itemId];
  const facts = dated.wordsId === null ? {} : { reason: dated.wordsId };
  writeLetters(
    draft,
    track,
    (told.length === 0 ? (['requester'] as const) : told).map((to) => ({ letter, to })),
    { promiseId: promise.id, items, facts },
  );
}

/** Attempts still to be made keep their spacing on the new calendar; who has time to answer never gets less of it. */
function recount(draft: Draft, before: Track, track: Track, run: Run, because: string): void {
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
  emit(draft, 'wait recalculated', { runId: run.id, clock: longer, warnAt }, { trackId: track.id });
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
  emit(draft, 'attempts planned anew', { runId: run.id, pending, because }, { trackId: track.id });
  for (const row of pending) {
    const promise = draft.state.promises.find((one) => one.attemptId === row.attemptId);
    if (promise === undefined || !isOwed(promise) || promise.clock.lateFrom === row.lateFrom) continue;
    const clock = clockOfAttempt(row, track.calendar, promise.clock.start);
    const { id: promiseId, clock: from } = promise;
    emit(
      draft,
      'promise recalculated',
      { promiseId, because, from, clock, atRiskAt: null },
      { trackId: track.id },
    );
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

/** Promises that the new version starts in the stage where an item stands, and the old did not, begin now. */
function startWhatIsNew(draft: Draft, before: Track, track: Track): void {
  const startsIn = (of: Track, stage: string | null): readonly string[] =>
    standardOf(draft.rules, of).stages.find((row) => row.name === stage)?.starts ?? [];
  for (const item of openItems(draft.state, track.id)) {
    const known = startsIn(before, item.stage);
    for (const name of startsIn(track, item.stage))
      if (!known.includes(name)) makePromise(draft, track, name, item.id, draft.at);
  }
}
