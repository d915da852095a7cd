import { instOf, localDateOf } from '../time/derived.ts';
import { nextOpening } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { endAttempts, pastTolerance } from './attempts.ts';
import { stageOf } from './closing.ts';
import { calendarOf, causedBy, type Draft, emit, standardOf, trackOf } from './draft.ts';
import { unmet } from './guards.ts';
import { writeLetters } from './letters.ts';
import { makeMove, movable } from './moves.ts';
import { moveNamed } from './named.ts';
import { planAnew } from './planning.ts';
import { makePromise, owed, supersedePromise } from './promises.ts';
import { quietDayAfter } from './quiet.ts';
import { raise } from './raise.ts';
import { evidenced, isActive, planOf, runOf } from './run.ts';
import type { AttemptState, Run } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';
import { stillWaiting } from './waiting.ts';

const quarterOfAnHour = 15 * 60_000;
const day = 24 * 3_600_000;

/**
 * The wait is over and nobody answered. Silence is only silence when everything has been heard and every attempt has
 * evidence (A10, A12): then the standard's move is made; else it is held, or a person gets the case.
 */
export function endInSilence(draft: Draft, runId: string, heardUpTo: Instant | null): void {
  const run = runOf(draft.state, runId);
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const move = moveNamed(standardOf(draft.rules, track), plan.wait.then);
  if (move === undefined) throw new Error(`no move ${plan.wait.then} in ${track.standard}`);
  const due = run.wait?.clock.due ?? draft.at;
  if (heardUpTo !== null && heardUpTo < due) {
    hold(
      draft,
      run,
      'not every channel has been heard past the end of the wait',
      draft.command.at + quarterOfAnHour,
    );
    return;
  }
  if (draft.state.exceptions.some((exception) => exception.holdsClosure)) {
    hold(draft, run, 'they told us that they are away: a person decides', draft.command.at + day);
    return;
  }
  const open = run.attempts.filter((attempt) => attempt.madeAt === null || attempt.outcome === null);
  const later = open.filter(
    (attempt) => !attempt.due && Math.max(attempt.plannedAt, attempt.lateFrom) > draft.command.at,
  );
  const earliest = closableFrom(draft, run);
  if (later.length > 0) {
    hold(draft, run, toBeMade, Math.max(earliest, draft.command.at + quarterOfAnHour));
    return;
  }
  const asksEvidence = move.needs.includes('attempts evidenced');
  const enough = evidenced(draft, run).length >= plan.attempts.length && !draft.state.danger;
  if (asksEvidence && enough && earliest > draft.command.at) {
    hold(draft, run, 'a full working day has not passed since the last attempt and the warning', earliest);
    return;
  }
  const items = movable(draft, track.id, move).filter((item) => run.items.includes(item.id));
  const trying = { items, fields: {}, run, heardUpTo };
  if (!asksEvidence || unmet(draft, 'attempts evidenced', trying) === null) {
    if (
      makeMove(draft, track.id, move, { items: items.map((item) => item.id), fields: {}, run, heardUpTo }) ===
      null
    )
      return;
  }
  toPerson(draft, run);
}

const toBeMade = 'attempts are still to be made';

/** A full working day lies between the last attempt and a closure, and between its warning and the closure. */
function closableFrom(draft: Draft, run: Run): Instant {
  const calendar = calendarOf(draft.rules, trackOf(draft.state, run.trackId));
  const before = [lastAttempt(run), run.wait?.warnedAt ?? null].filter((at) => at !== null);
  return Math.max(run.wait?.clock.lateFrom ?? draft.at, ...before.map((at) => quietDayAfter(calendar, at)));
}

const isAhead = (attempt: AttemptState): boolean => attempt.madeAt === null && !attempt.due;

/** Attempts whose moment passed while nobody was awake: planned anew from now, and a person is told. */
export function planMissedAnew(draft: Draft, run: Run): void {
  planAnew(draft, run, 'its moment had passed', true);
  raise(draft, run.trackId, 'Attempts were planned anew: nobody was awake when they were due');
}

/** The last attempt made, or still to be made by the system; null before the first. */
function lastAttempt(run: Run): Instant | null {
  let last: Instant | null = null;
  for (const attempt of run.attempts) {
    const at = attempt.madeAt ?? (isAhead(attempt) ? attempt.plannedAt : null);
    if (at !== null && (last === null || at > last)) last = at;
  }
  return last;
}

function hold(draft: Draft, run: Run, because: string, lookAgainAt: Instant, warnAt?: Instant): void {
  const again = run.wait?.heldBecause === because;
  emit(
    draft,
    'closure held',
    { runId: run.id, because, lookAgainAt, ...(warnAt === undefined ? {} : { warnAt }) },
    run.trackId,
    draft.command.at,
  );
  if (!again && because.startsWith('not every'))
    raise(draft, run.trackId, 'A closure is held: a channel has not been heard', true);
}

/** Too few attempts with evidence, or danger: never closed; a person gets the case with the stage's promise. */
function toPerson(draft: Draft, run: Run): void {
  const plan = planOf(draft, run);
  const track = trackOf(draft.state, run.trackId);
  const standard = standardOf(draft.rules, track);
  const stage = standard.stages.find((row) => row.name === plan.wait.instead);
  if (stage === undefined) throw new Error(`no stage ${plan.wait.instead} in ${track.standard}`);
  const ids = stillWaiting(draft, run);
  const items = draft.state.items.filter((item) => ids.includes(item.id));
  endAttempts(draft, run, 'silence without evidence');
  for (const other of draft.state.runs.filter(
    (row) => isActive(row) && row.items.every((id) => ids.includes(id)),
  ))
    endAttempts(draft, other, 'a person decides');
  const left = standard.stages
    .filter((row) => items.some((item) => item.stage === row.name))
    .flatMap((row) => row.starts);
  for (const promise of owed(
    draft,
    track.id,
    left.filter((name) => !stage.starts.includes(name)),
    ids,
  ))
    supersedePromise(draft, promise, 'a person decides');
  const moved = emit(
    draft,
    'items moved',
    {
      move: 'silence without evidence',
      items: ids,
      to: stage.name,
      sets: {},
      facts: {},
      closes: null,
      counts: null,
    },
    track.id,
  );
  causedBy(draft, moved, () => {
    for (const name of stage.starts) for (const id of ids) makePromise(draft, track, name, id, draft.at);
    const why = draft.state.danger ? 'danger is flagged' : 'too few attempts have evidence';
    raise(draft, track.id, `Not closed after ${plan.title.toLowerCase()}: ${why}. Decide what happens next`);
  });
}

/** The opening of the day of the last attempt: a closure comes a full working day later. */
function dayBeforeClosure(draft: Draft, run: Run): Instant {
  const calendar = calendarOf(draft.rules, trackOf(draft.state, run.trackId));
  const last = lastAttempt(run);
  if (last === null) return draft.command.at;
  const day = instOf(calendar, localDateOf(calendar, last), '00:00');
  return unlessUnpublished(() => nextOpening(calendar, day), null) ?? draft.command.at;
}

/** The warning the day before a closure (after-care row 15). */
export function warn(draft: Draft, runId: string): void {
  const run = runOf(draft.state, runId);
  const warning = planOf(draft, run).wait.warning;
  const track = trackOf(draft.state, run.trackId);
  if (stageOf(standardOf(draft.rules, track), draft.state, track.id) === null) return;
  if (run.attempts.some((row) => isAhead(row) && pastTolerance(draft, run, row.plannedAt)))
    planMissedAnew(draft, run);
  const dayBefore = dayBeforeClosure(draft, runOf(draft.state, runId));
  if (dayBefore > draft.command.at) {
    hold(draft, run, toBeMade, closableFrom(draft, runOf(draft.state, runId)), dayBefore);
    return;
  }
  const warned = emit(draft, 'closure warned', { runId }, track.id);
  causedBy(draft, warned, () =>
    writeLetters(draft, track, warning?.letters ?? [], { runId, items: stillWaiting(draft, run) }),
  );
}
