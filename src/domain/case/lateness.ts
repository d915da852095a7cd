import type { PromiseRule } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { beginAttempts } from './attempts.ts';
import { openItems } from './closing.ts';
import { causedBy, type Draft, decidedBy, emit, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { partiesOf, writeTo } from './letters.ts';
import { promiseRule } from './promises.ts';
import { raise } from './raise.ts';
import type { Party, PromiseState, Track } from './state.ts';
import { moments } from './wake.ts';

interface Late {
  readonly promise: PromiseState;
  readonly rule: PromiseRule;
}

/**
 * Late from the moment it fell due, whenever it is noted, with all that fell due with it on this track; what the
 * standard sets off is done now (B15, A22): one letter to each reader, however many promises it is about.
 */
export function lateTogether(draft: Draft, promise: PromiseState, at: Instant): void {
  const track = trackOf(draft.state, promise.trackId);
  const cause = emit(draft, 'promise late', { promiseId: promise.id }, track.id);
  decidedBy(draft, { kind: 'clock' }, draft.command.at, () =>
    causedBy(draft, cause, () => {
      if (promise.attemptId !== null)
        return raise(draft, track.id, 'An attempt was not made on its day: make it now');
      const along = lateAlong(draft, track, at);
      for (const row of along) emit(draft, 'promise late', { promiseId: row.id }, track.id, at);
      const all = [promise, ...along].map((row) => ({
        promise: row,
        rule: promiseRule(draft, track, row.promise),
      }));
      apologise(draft, track, all);
      for (const [rule, rows] of Map.groupBy(all, (row) => row.rule)) setOff(draft, track, rule, rows);
    }),
  );
}

/** What else becomes late at that very moment; attempts not made are told of one by one. */
function lateAlong(draft: Draft, track: Track, at: Instant): PromiseState[] {
  const due = new Set(
    moments(draft.rules, draft.state).flatMap((moment) =>
      moment.what === 'late' && moment.at === at ? [moment.promiseId] : [],
    ),
  );
  return draft.state.promises.filter(
    (row) => row.trackId === track.id && row.attemptId === null && due.has(row.id),
  );
}

/** One letter to each reader, naming every promise that was broken to them. */
function apologise(draft: Draft, track: Track, all: readonly Late[]): void {
  for (const [letter, rows] of Map.groupBy(all, (row) => row.rule.late.letter)) {
    if (letter === undefined) continue;
    const readers = new Map<string, { readonly party: Party; readonly rows: Set<Late> }>();
    for (const row of rows)
      for (const party of row.rule.late.to.flatMap((to) => partiesOf(draft.state, to))) {
        const key = party.personId ?? party.id;
        const reader = readers.get(key) ?? { party, rows: new Set<Late>() };
        reader.rows.add(row);
        readers.set(key, reader);
      }
    for (const reader of readers.values()) {
      const ids = [...reader.rows].map((row) => row.promise.id);
      writeTo(draft, track, letter, reader.party, {
        promiseId: ids[0] ?? '',
        items: itemsOf(draft, track, [...reader.rows]),
        ...(isOnePromise([...reader.rows]) ? {} : { facts: { late: ids } }),
      });
    }
  }
}

/** The same promise to several items is one to whoever reads of it. */
const isOnePromise = (rows: readonly Late[]): boolean => new Set(rows.map((row) => row.rule)).size === 1;

function setOff(draft: Draft, track: Track, { late }: PromiseRule, rows: readonly Late[]): void {
  if (late.exception !== undefined) raise(draft, track.id, late.exception);
  if (late.begins !== undefined) beginAttempts(draft, track, late.begins, itemsOf(draft, track, rows));
}

function itemsOf(draft: Draft, track: Track, rows: readonly Late[]): Id[] {
  return rows.some((row) => row.promise.itemId === null)
    ? openItems(draft.state, track.id).map((item) => item.id)
    : [...new Set(rows.flatMap((row) => row.promise.itemId ?? []))];
}
