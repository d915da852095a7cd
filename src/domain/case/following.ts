import { openItems } from './closing.ts';
import type { Command, Refusal } from './command.ts';
import { calendarOf, causedBy, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { writeLetters } from './letters.ts';
import { waitsOf } from './pauses.ts';
import { atRiskAt, dateAwaited, isOwed, makePromise, promiseRule } from './promises.ts';
import { recount } from './recounting.ts';
import { planReview } from './review.ts';
import { isActive } from './run.ts';
import type { Track } from './state.ts';
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
  const followed = emit(draft, 'rules followed', { standard, calendar, because, wordsId }, before.id);
  const track = trackOf(draft.state, before.id);
  causedBy(draft, followed, () => {
    const putOff = weighed.flatMap((one) => redate(draft, track, one, data));
    tellPutOff(draft, track, putOff, wordsId);
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

/** Dates one promise anew; answers its id where a told date was put off, which its reader must hear. */
function redate(draft: Draft, track: Track, one: Weighed, data: Data): Id[] {
  const promise = draft.state.promises.find((row) => row.id === one.promiseId);
  if (promise === undefined || one.becomes === 'past, stays') return [];
  if (one.becomes === 'told, stays' && data.later === 'stays') return [];
  const rule = promiseRule(draft, track, promise.promise);
  const risk = atRiskAt(
    calendarOf(draft.rules, track),
    rule,
    one.after,
    waitsOf(draft.state, rule, promise.pauses),
    draft.command.at,
  );
  const { because, wordsId } = data;
  const dated = { promiseId: promise.id, because, clock: one.after, atRiskAt: risk };
  if (one.becomes === 'told, stays') {
    emit(draft, 'promise extended', { ...dated, wordsId, excusable: false }, track.id);
    return [promise.id];
  }
  emit(draft, 'promise recalculated', { ...dated, from: promise.clock }, track.id);
  return [];
}

/** One letter for all that was put off, to whoever would hear of it if it were late. */
function tellPutOff(draft: Draft, track: Track, ids: readonly Id[], wordsId: Id | null): void {
  const letter = standardOf(draft.rules, track).letters.putOff;
  const [promiseId] = ids;
  if (letter === undefined || promiseId === undefined) return;
  const promises = draft.state.promises.filter((row) => ids.includes(row.id));
  const told = new Set(promises.flatMap((row) => promiseRule(draft, track, row.promise).late.to));
  if (told.size === 0) told.add('requester');
  const open = openItems(draft.state, track.id).map((item) => item.id);
  const items = promises.some((row) => row.itemId === null)
    ? open
    : promises.flatMap((row) => row.itemId ?? []);
  writeLetters(
    draft,
    track,
    [...told].map((to) => ({ letter, to })),
    { promiseId, items, facts: { late: ids, ...(wordsId === null ? {} : { reason: wordsId }) } },
  );
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
      emit(draft, 'exception settled', { exceptionId: exception.id }, track.id);
  }
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
