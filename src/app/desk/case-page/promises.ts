import { ruleOfClock } from '../../../domain/case/clock-rule.ts';
import { waitsOf } from '../../../domain/case/pauses.ts';
import { doneInTime, isOwed } from '../../../domain/case/promises.ts';
import type { Rules } from '../../../domain/case/rules.ts';
import type { CaseState, PromiseState } from '../../../domain/case/state.ts';
import type { PromiseRule, Standard } from '../../../domain/standards/standard.ts';
import { unconfirmed } from '../../../domain/standards/unconfirmed.ts';
import { traceOf, wordTrace } from '../../../domain/time/explain.ts';
import type { Instant, Pause } from '../../../domain/time/types.ts';
import type { PromiseView } from './view.ts';

interface Reader {
  readonly id: string;
  readonly roles: readonly string[];
}

const order = { late: 0, 'at risk': 1, made: 2, paused: 3, kept: 4, superseded: 5 } as const;

/** The promises of a case: what is owed first, by date; each with why its date is that one. */
export function promiseViews(rules: Rules, state: CaseState, reader: Reader, now: Instant): PromiseView[] {
  const numbers = new Map(state.items.map((item, i) => [item.id, i + 1]));
  return state.promises
    .map((promise) => view(rules, state, promise, reader, numbers.get(promise.itemId ?? '') ?? null, now))
    .toSorted((a, b) => order[a.status] - order[b.status] || a.due - b.due);
}

function view(
  rules: Rules,
  state: CaseState,
  promise: PromiseState,
  reader: Reader,
  item: number | null,
  now: Instant,
): PromiseView {
  const track = state.tracks.find((row) => row.id === promise.trackId);
  const standard = track && rules.standards.get(track.standard);
  const rule = standard?.promises.find((row) => row.name === promise.promise);
  const plan = standard?.attempts.find((row) => `attempt: ${row.name}` === promise.promise);
  const n = state.runs.flatMap((run) => run.attempts).find((row) => row.id === promise.attemptId)?.n;
  const moved = promise.first.due !== promise.clock.due;
  return {
    id: promise.id,
    title:
      rule?.title ??
      (plan === undefined ? promise.promise : `${plan.title}${n === undefined ? '' : `, attempt ${n}`}`),
    clause: rule?.clause ?? plan?.clause ?? '',
    house: (rule?.source ?? plan?.source) === 'house',
    item,
    status: promise.status,
    wasLate: promise.wasLate,
    due: promise.clock.due,
    date: promise.clock.date ?? null,
    first: moved ? { due: promise.first.due, date: promise.first.date ?? null } : null,
    keptAt: promise.keptAt,
    awaited: promise.clock.awaited === true,
    why: whyOf(rules, state, promise, standard, rule, now),
    keptBy: rule?.keptBy ?? 'an attempt with its evidence, that day',
    running: isOwed(promise),
    confirmable:
      promise.status === 'kept' &&
      promise.wasLate &&
      promise.keptAt !== null &&
      promise.keptBy !== reader.id &&
      doneInTime(promise, promise.keptAt),
    because: extensible(rule, promise, reader),
    extensions: promise.extensions.map(({ because, at, from, to }) => ({
      because,
      at,
      from: from.due,
      to: to.due,
    })),
  };
}

function extensible(rule: PromiseRule | undefined, promise: PromiseState, reader: Reader): readonly string[] {
  if (!isOwed(promise) || rule?.extension === undefined) return [];
  return rule.extension.by.some((maker) => reader.roles.includes(maker)) ? rule.extension.because : [];
}

function whyOf(
  rules: Rules,
  state: CaseState,
  promise: PromiseState,
  standard: Standard | undefined,
  rule: PromiseRule | undefined,
  now: Instant,
): readonly string[] {
  const calendar = rules.calendars.get(promise.clock.calendar);
  if (standard === undefined || rule === undefined || calendar === undefined)
    return [`Rule: ${promise.clock.rule}.`, `Calendar: ${promise.clock.calendar}.`];
  const last = promise.extensions.at(-1);
  const extension =
    last === undefined ? undefined : { agreed: { instant: promise.clock.due }, reason: last.because };
  const trace = traceOf(
    ruleOfClock(promise.clock, rule.limit),
    calendar,
    promise.clock.start,
    pausesOf(rules, state, promise, rule),
    extension,
    now,
  );
  if (trace === null) return [`Rule: ${promise.clock.rule}.`];
  if ('refused' in trace) return [`Rule: ${promise.clock.rule}.`, `${trace.refused}.`];
  const clause = `Clause ${rule.clause}${rule.source === 'house' ? ', a rule of the house' : ''}; kept by ${rule.keptBy}.`;
  const unsure = unconfirmed(standard, rule, {
    extended: last !== undefined,
    waited: promise.pauses.length > 0,
  });
  return [clause, ...unsure.map((one) => `Unconfirmed: ${one}.`), ...wordTrace(trace, 'staff')];
}

function pausesOf(rules: Rules, state: CaseState, promise: PromiseState, rule: PromiseRule): Pause[] {
  const waits = waitsOf(state, rule, promise.pauses);
  return promise.pauses.map(({ runId, from, to }, index) => {
    const run = state.runs.find((row) => row.id === runId);
    const track = state.tracks.find((row) => row.id === run?.trackId);
    const plan = track && rules.standards.get(track.standard)?.attempts.find((row) => row.name === run?.plan);
    return { from, to, ...waits[index], ...(plan === undefined ? {} : { waitingFor: `the ${plan.of}` }) };
  });
}
