import { keptOnceSent, movesOnceSent } from '../standards/once-sent.ts';
import type { Extending, Move, Standard } from '../standards/standard.ts';
import { book } from './appointments.ts';
import { beginAttempts, endAttempts } from './attempts.ts';
import { cancelAppointments, closeTrack, openItems, writeClosing } from './closing.ts';
import type { Refusal } from './command.ts';
import { causedBy, type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Fact, Facts, Id } from './event.ts';
import { cannotExtend, dateIn, type NewDate } from './extending.ts';
import { formFault, isGiven } from './form-fault.ts';
import { hasDecided, unmet } from './guards.ts';
import { writeLetters } from './letters.ts';
import { mayGo } from './may-go.ts';
import { stageNamed } from './named.ts';
import { attemptByOffer, lettersOfOffer, noteOffered } from './offering.ts';
import { extendPromise, isOwed, keepPromise, owed, promiseRule, supersedePromise } from './promises.ts';
import { raise } from './raise.ts';
import { isActive } from './run.ts';
import { startPromise } from './starting.ts';
import type { Item, PromiseState, Run, Track } from './state.ts';
import { askWhereNobodyIs, saidIn, settleUnwritten } from './unwritten.ts';
import { stillWaiting } from './waiting.ts';

export interface Making {
  readonly items: readonly Id[];
  readonly fields: Readonly<Record<string, Fact>>;
  readonly run?: Run;
  readonly heardUpTo?: number | null;
  readonly excluded?: boolean;
  /** Receipt of the message that counts, for promises counted from receipt. */
  readonly receivedAt?: number;
}

/** Items of the track that the move may be made for, as they stand now. */
export function movable(draft: Draft, trackId: Id, move: Move): Item[] {
  return draft.state.items.filter((item) => item.trackId === trackId && mayGo(item, move));
}

/** One move of the graph for these items, with everything the standard says comes with it; or why not. */
export function makeMove(draft: Draft, trackId: Id, move: Move, making: Making): Refusal | null {
  const items = draft.state.items.filter(
    (item) =>
      item.trackId === trackId && (move.together || making.items.includes(item.id)) && mayGo(item, move),
  );
  if (items.length === 0)
    return { refused: `“${move.title}” is not possible where these items stand now`, about: 'items' };
  const fault = formFault(draft, trackId, move, items, making.fields);
  if (fault !== null) return fault;
  for (const guard of move.needs) {
    const why = unmet(draft, guard, { ...making, items });
    if (why !== null) return { refused: `“${move.title}” is not possible: ${why}`, about: guard };
  }
  const own = ownDecision(draft, trackId, move, items);
  if (own !== null) return own;
  const ids = items.map((item) => item.id);
  const far = cannotExtend(draft, trackId, move, ids, making.fields);
  if (far !== null) return far;
  causedBy(draft, moveItems(draft, trackId, move, items, making), () =>
    follow(draft, trackId, move, items, making),
  );
  return null;
}

/** What is promised by another person (the answer to a dispute) is not given by the one who decided before. */
function ownDecision(draft: Draft, trackId: Id, move: Move, items: readonly Item[]): Refusal | null {
  for (const item of items) {
    if (!hasDecided(draft.by, item)) continue;
    for (const promise of owed(draft, trackId, move.keeps, [item.id])) {
      const rule = promiseRule(draft, trackOf(draft.state, trackId), promise.promise);
      if (rule.byAnother && promise.itemId === item.id)
        return {
          refused: `“${move.title}” is for a colleague: “${rule.title}” is promised by another person than the one who decided before`,
          about: 'by',
        };
    }
  }
  return null;
}

/** All items of one move go to one stage; 'same' leaves each where it stands. Answers the first event, which causes the rest. */
function moveItems(draft: Draft, trackId: Id, move: Move, items: readonly Item[], making: Making): Id {
  if (move.to !== 'same' || items.length === 1) return moveTogether(draft, trackId, move, items, making);
  let first: Id | null = null;
  for (const group of Map.groupBy(items, (item) => item.stage).values())
    if (first === null) first = moveTogether(draft, trackId, move, group, making);
    else causedBy(draft, first, () => moveTogether(draft, trackId, move, group, making));
  if (first === null) throw new Error('a move of nothing');
  return first;
}

function moveTogether(draft: Draft, trackId: Id, move: Move, items: readonly Item[], making: Making): Id {
  const moved: Facts['items moved'] = {
    move: move.name,
    items: items.map((item) => item.id),
    to: target(move, items),
    sets: move.sets,
    facts: making.fields,
    closes: move.closes ?? null,
    counts: move.counts?.what ?? null,
  };
  const confirms = move.needs.includes('another person');
  return emit(draft, 'items moved', confirms ? { ...moved, confirms } : moved, trackId);
}

function target(move: Move, items: readonly Item[]): string | null {
  if (move.to === 'closed') return null;
  if (move.to !== 'same') return move.to;
  return items[0]?.stage ?? null;
}

function follow(draft: Draft, trackId: Id, move: Move, before: readonly Item[], making: Making): void {
  const track = trackOf(draft.state, trackId);
  const standard = standardOf(draft.rules, track);
  const ids = before.map((item) => item.id);
  const stays = move.to === 'same';
  if (move.appointment !== undefined) book(draft, track, move.appointment, ids, making.fields);
  for (const promise of owed(draft, trackId, move.keeps, ids)) {
    keepPromise(draft, promise, keptAt(draft, promise, making.run));
    const letter = promiseRule(draft, track, promise.promise).keptByLetter;
    if (letter !== undefined) settleUnwritten(draft, trackId, letter);
  }
  for (const promise of owed(draft, trackId, move.supersedes, ids))
    supersedePromise(draft, promise, move.name);
  const ended = endRuns(draft, track, move, ids, stays);
  if (move.closes !== undefined) {
    closeItems(draft, track, move, ids, making);
    return;
  }
  if (!stays) leaveAndEnter(draft, track, standard, move, before, making);
  for (const name of move.starts) startPromise(draft, track, name, ids, making);
  for (const extending of move.extends) extend(draft, track, extending, ids, move, making);
  for (const plan of move.begins) {
    const along = ended.filter((run) => run.plan === plan).flatMap((run) => stillWaiting(draft, run));
    beginAttempts(draft, track, plan, [...new Set([...ids, ...along])]);
  }
  writeMove(draft, track, move, ids, making);
  if (move.exception !== undefined) raise(draft, trackId, move.exception);
  if (move.counts !== undefined) atLimit(draft, track, move, move.counts, ids);
}

/** The letters of a move; times offered to somebody who is being asked for one are an attempt to reach them. */
function writeMove(draft: Draft, track: Track, move: Move, ids: readonly Id[], making: Making): void {
  const writing = { items: ids, facts: factsOf(draft, track, move, ids, making) };
  const asking = move.appointment?.does === 'offers' ? attemptByOffer(draft, track, ids, move.letters) : null;
  if (asking === null) {
    writeLetters(draft, track, move.letters, writing);
    askWhereNobodyIs(draft, track, move);
    return;
  }
  const before = draft.state.letters.length;
  writeLetters(draft, track, lettersOfOffer(draft, asking, move.letters), {
    ...writing,
    runId: asking.run.id,
  });
  noteOffered(draft, asking, before);
}

/** What is sent again says what it said before, where the form leaves that out. */
function factsOf(
  draft: Draft,
  track: Track,
  move: Move,
  ids: readonly Id[],
  making: Making,
): Making['fields'] {
  if (move.to !== 'same') return making.fields;
  const standard = standardOf(draft.rules, track);
  const again = move.letters.filter(({ letter }) => movesOnceSent(standard, letter).length > 0);
  if (again.length === 0) return making.fields;
  const items = draft.state.items.filter((item) => ids.includes(item.id));
  const given = Object.entries(making.fields).filter(([, fact]) => isGiven(fact));
  return Object.assign(
    {},
    ...again.map(({ letter }) => saidIn(standard, letter, items)),
    Object.fromEntries(given),
  );
}

/** What lasted as long as a wait was done when the wait ended, not when its silence was heard a moment later. */
const keptAt = (draft: Draft, promise: PromiseState, run: Run | undefined): number =>
  run?.wait?.clock.due === promise.clock.due ? Math.min(draft.at, promise.clock.due) : draft.at;

/** Ends the attempts that the move answers, and those for which nobody else is waited for; answers them as they were. */
function endRuns(draft: Draft, track: Track, move: Move, ids: readonly Id[], stays: boolean): Run[] {
  const ending = draft.state.runs.filter((run) => {
    if (run.trackId !== track.id || !isActive(run) || !run.items.some((id) => ids.includes(id))) return false;
    return (
      move.ends.includes(run.plan) || (!stays && stillWaiting(draft, run).every((id) => ids.includes(id)))
    );
  });
  for (const run of ending) endAttempts(draft, run, move.name);
  return ending;
}

function leaveAndEnter(
  draft: Draft,
  track: Track,
  standard: Standard,
  move: Move,
  before: readonly Item[],
  making: Making,
): void {
  const ids = before.map((item) => item.id);
  const stage = stageNamed(standard, move.to);
  if (stage === undefined) throw new Error(`no stage ${move.to} in ${track.standard}`);
  for (const item of before) {
    const left = stageNamed(standard, item.stage);
    const names = (left?.starts ?? []).filter(
      (name) =>
        !stage.starts.includes(name) &&
        !move.starts.includes(name) &&
        !keptOnceSent(standard, move).includes(name),
    );
    for (const promise of owed(draft, track.id, names, [item.id]))
      supersedePromise(draft, promise, move.name);
  }
  for (const name of stage.starts) startPromise(draft, track, name, ids, making);
  if (stage.attempts !== undefined) beginAttempts(draft, track, stage.attempts, ids);
}

function extend(
  draft: Draft,
  track: Track,
  extending: Extending,
  ids: readonly Id[],
  move: Move,
  making: Making,
): void {
  if (extending.stated !== undefined && !isGiven(making.fields[extending.stated])) return;
  const because =
    extending.because === 'the choice made' ? String(making.fields.because ?? '') : extending.because;
  const rule = promiseRule(draft, track, extending.promise);
  const excusable = rule.extension?.excusable.includes(because) ?? false;
  const words = extending.stated === undefined ? null : String(making.fields[extending.stated]);
  for (const promise of draft.state.promises.filter(
    (row) =>
      row.promise === extending.promise &&
      row.trackId === track.id &&
      isOwed(row) &&
      ids.includes(row.itemId ?? ''),
  )) {
    const until = newDate(draft, extending, making);
    const kind = move.appointment?.kind ?? '';
    const items = draft.state.items.filter((item) => ids.includes(item.id));
    const blocked = extending.needs.some(
      (guard) =>
        unmet(draft, guard, { ...making, items, inside: { lateFrom: promise.clock.lateFrom, kind } }) !==
        null,
    );
    if (until === null || blocked || ('instant' in until && until.instant < promise.clock.lateFrom)) continue;
    extendPromise(draft, promise, { because, excusable, wordsId: words, until });
  }
}

/** The end of a slot, a date, or the end of the wait that the move has just begun. */
function newDate(draft: Draft, extending: Extending, making: Making): NewDate | null {
  if (extending.until === 'the wait') {
    const run = draft.state.runs.findLast((row) => isActive(row));
    const last = run?.attempts.at(-1);
    return run?.wait
      ? { instant: run.wait.clock.due }
      : last === undefined
        ? null
        : { instant: last.lateFrom };
  }
  return dateIn(making.fields[extending.until]);
}

function closeItems(draft: Draft, track: Track, move: Move, ids: readonly Id[], making: Making): void {
  for (const promise of draft.state.promises.filter(
    (row) => row.trackId === track.id && isOwed(row) && row.itemId !== null && ids.includes(row.itemId),
  ))
    supersedePromise(draft, promise, move.name);
  writeLetters(draft, track, move.letters, { items: ids, facts: making.fields });
  if (openItems(draft.state, track.id).length === 0)
    closeTrack(draft, track.id, move.closes ?? '', ids, making.fields);
  else {
    cancelAppointments(draft, track.id);
    if (move.when?.on === 'silence') writeClosing(draft, track, move.closes ?? '', ids, making.fields);
  }
}

function atLimit(
  draft: Draft,
  track: Track,
  move: Move,
  counts: NonNullable<Move['counts']>,
  ids: readonly Id[],
): void {
  const reached = draft.state.items.some(
    (item) => ids.includes(item.id) && (item.counts[counts.what] ?? 0) === counts.limit,
  );
  if (!reached) return;
  raise(draft, track.id, `“${move.title}”, for the ${counts.limit}th time: look at it yourself`);
  if (counts.begins !== undefined) beginAttempts(draft, track, counts.begins, ids);
}
