import { fold } from '../domain/case/evolve.ts';
import type { Rules } from '../domain/case/rules.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type Summary, summaryOf } from '../domain/case/summary.ts';
import { readEvents } from '../store/case/load.ts';
import { casesAfter, keepDifference, type StoredCase, storedCase } from '../store/case/rebuild.ts';
import { promiseRow, saveCases } from '../store/case/save.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { inOrganisation, type Transaction } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

/** A case whose projections tell something else than its events. Ids and names of fields: no personal data. */
export interface Difference {
  readonly case: string;
  /** Fields of the state, columns of case_now and promises that differ; or that its events cannot be folded. */
  readonly where: readonly string[];
  readonly repaired: boolean;
}

export interface Rebuilt {
  readonly cases: number;
  readonly differences: readonly Difference[];
}

type Needs = Pick<Ground, 'pool' | 'now' | 'newId' | 'rules'>;

const batch = 50;
/** So many are told one by one: more is one fault, seen often. */
const mostTold = 1_000;

/**
 * Folds every case of an organisation anew from its events and compares what is stored of it (case_now, promise_now),
 * a case a transaction, so that nobody waits. `repair` puts right what differs, keeps both sides, and goes on. Events
 * win always. `progress` is told how many cases have been compared.
 */
export async function rebuild(
  ground: Needs,
  organisation: OrganisationId,
  repair: boolean,
  progress: (cases: number) => void = () => {},
): Promise<Rebuilt> {
  const rules = await ground.rules.of(organisation);
  const differences: Difference[] = [];
  let cases = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const ids = await inOrganisation(ground.pool, organisation, (tx) =>
      casesAfter(tx, organisation, after, batch),
    );
    for (const id of ids) {
      const found = await inOrganisation(ground.pool, organisation, (tx) =>
        compare(ground, tx, organisation, rules, id, repair),
      );
      if (found !== null && differences.length < mostTold) differences.push(found);
    }
    cases += ids.length;
    progress(cases);
    const last = ids.at(-1);
    if (last === undefined || ids.length < batch) return { cases, differences };
    after = last;
  }
}

async function compare(
  ground: Needs,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  caseId: string,
  repair: boolean,
): Promise<Difference | null> {
  const stored = await storedCase(tx, organisation, caseId);
  const events = await readEvents(tx, organisation, caseId);
  if (events.length === 0) return { case: caseId, where: ['a row without events'], repaired: false };
  const state = plain(fold(organisation, caseId, events)) as CaseState;
  const summary = summaryOf(rules, state);
  const rebuilt = told(state, summary, stored?.failures ?? 0);
  const where = stored === null ? ['no row'] : differing(stored, rebuilt);
  if (where.length === 0) return null;
  if (!repair) return { case: caseId, where, repaired: false };
  const at = await ground.now(organisation);
  await keepDifference(tx, organisation, { id: ground.newId(), caseId, at, stored, rebuilt });
  const saving = {
    state,
    summary,
    events: [],
    promises: state.promises,
    gonePromises: (stored?.promises ?? [])
      .map((row) => row.id)
      .filter((id) => !state.promises.some((promise) => promise.id === id)),
    words: [],
    letters: [],
    unsent: [],
    unsentNoMore: [],
    done: [],
  };
  await saveCases(tx, organisation, at, [saving]);
  return { case: caseId, where, repaired: true };
}

/** What the projections must say, in the shape in which they are read. */
function told(state: CaseState, summary: Summary, failures: number): Omit<StoredCase, 'failures'> {
  const { reference, seq, managerId, clientId, siteId, homeId, receivedAt, lastContactAt } = state;
  const needsPerson = failures > 0 ? Math.max(summary.needsPerson, 1) : summary.needsPerson;
  const columns = { reference, seq, managerId, clientId, siteId, homeId, receivedAt, lastContactAt };
  return plain({
    state,
    summary: { ...summary, ...columns, needsPerson },
    promises: state.promises.map((row) => promiseRow(state, row)),
  }) as Omit<StoredCase, 'failures'>;
}

function differing(stored: StoredCase, rebuilt: Omit<StoredCase, 'failures'>): string[] {
  const fields = (a: object, b: object, of: string): string[] =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .filter((name) => !same(Reflect.get(a, name), Reflect.get(b, name)))
      .map((name) => `${of} ${name}`);
  const promises = (rows: StoredCase['promises']): object =>
    Object.fromEntries(rows.map((row) => [row.id, row]));
  return [
    ...fields(stored.state as object, rebuilt.state as object, 'state'),
    ...fields(stored.summary, rebuilt.summary, 'column'),
    ...fields(promises(stored.promises), promises(rebuilt.promises), 'promise'),
  ];
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The same whatever the order in which an object's fields stand: PostgreSQL keeps its own. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, ordered(one)]),
  );
}
