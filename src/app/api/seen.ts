import { dateTold } from '../../domain/case/date-told.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, PromiseState } from '../../domain/case/state.ts';
import { unconfirmed } from '../../domain/standards/unconfirmed.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { ApiCaseRow } from '../../store/reads/api-case.ts';

export interface ApiPromise {
  readonly name: string;
  readonly title: string;
  readonly status: string;
  readonly wasLate: boolean;
  /** Milliseconds since 1970, UTC; null while no calendar is published that far. */
  readonly due: Instant | null;
  readonly lateFrom: Instant | null;
  /** Where people are shown a date and no hour. */
  readonly date: string | null;
  readonly firstTold: Instant | null;
  /** The date that the customer was told and keeps, where the desk works to a sooner one of law. */
  readonly told: { readonly due: Instant; readonly date: string | null } | null;
  /** What the date rests on that nobody has confirmed yet, in words; mostly nothing. */
  readonly unconfirmed: readonly string[];
}

export interface ApiCase {
  readonly reference: string;
  readonly caseId: string;
  readonly version: number;
  readonly open: boolean;
  readonly stage: string;
  readonly receivedAt: Instant;
  /** What happens next, in the words that the client reads; null once it is closed. */
  readonly next: string | null;
  readonly waitingFor: string | null;
  readonly promises: readonly ApiPromise[];
  readonly items: readonly {
    readonly id: string;
    readonly stage: string | null;
    readonly outcome: string | null;
  }[];
}

/** A case as programs see it: facts and dates, no words and nobody's name. */
export function apiCaseOf(rules: Rules, { caseId, open, stage, state }: ApiCaseRow): ApiCase {
  const track = state.tracks.find((row) => row.open) ?? state.tracks[0];
  const standard = rules.standards.get(track?.standard ?? '');
  const here = standard?.stages.find(({ name }) => name === stage);
  return {
    reference: state.reference,
    caseId,
    version: state.seq,
    open,
    stage,
    receivedAt: state.receivedAt,
    next: open ? (here?.next.client ?? null) : null,
    waitingFor: open ? (here?.waitingFor ?? null) : null,
    // An attempt's own promise is the desk's plan, not something that anybody outside was told.
    promises: state.promises.flatMap((promise) => promiseOf(rules, state, promise)),
    items: state.items.map(({ id, stage: at, outcome }) => ({ id, stage: at, outcome })),
  };
}

function promiseOf(rules: Rules, state: CaseState, promise: PromiseState): ApiPromise[] {
  const track = state.tracks.find((row) => row.id === promise.trackId);
  const standard = rules.standards.get(track?.standard ?? '');
  const rule = standard?.promises.find(({ name }) => name === promise.promise);
  // An attempt's own promise is the desk's plan, not something that anybody outside was told.
  if (standard === undefined || rule === undefined) return [];
  const { status, wasLate, clock, first, extensions, pauses } = promise;
  const known = clock.awaited !== true;
  const told = dateTold(rule, promise);
  const so = { extended: extensions.length > 0, waited: pauses.length > 0 };
  return [
    {
      name: promise.promise,
      title: rule.title,
      status,
      wasLate,
      due: known ? clock.due : null,
      lateFrom: known ? clock.lateFrom : null,
      date: clock.date ?? null,
      firstTold: first.due === clock.due ? null : first.due,
      told: told.due === clock.due ? null : { due: told.due, date: told.date ?? null },
      unconfirmed: unconfirmed(standard, rule, so),
    },
  ];
}
