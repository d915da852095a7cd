import type { CaseEvent } from '../../domain/case/event.ts';
import { fold } from '../../domain/case/evolve.ts';
import { type CaseState, FOLD } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface Loaded {
  /** The command's earlier answer, when this key was used before. */
  readonly done: { readonly digest: Buffer; readonly answer: unknown } | null;
  readonly state: CaseState | null;
  /** Every inbound mailbox has been heard up to then, and everything received before it is read; null: there is none. */
  readonly heardUpTo: Instant | null;
}

interface Row {
  done_digest: Buffer | null;
  done_answer: unknown;
  state: CaseState | null;
  fold: number | null;
  heard: Instant | null;
  unread: Instant | null;
}

/**
 * One round trip: the case locked for this transaction, what this key was answered before, and how far the channels
 * have been heard. A state of another fold is folded anew from its events.
 */
export async function loadCase(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
  key: string | null,
): Promise<Loaded> {
  const { rows } = await tx.query<Row>(
    `select d.digest as done_digest, d.answer as done_answer, c.state, c.fold, h.heard, h.unread
     from (select (select min(coalesce(oldest_unread, complete_at)) from heard where organisation_id = $1) as heard,
                  (select min(received_at) from message where organisation_id = $1 and status = 'saved') as unread) h
     left join command_done d on d.organisation_id = $1 and d.command_key = $3
     left join lateral (select state, fold from case_now where organisation_id = $1 and case_id = $2 for update) c on true`,
    [organisation, caseId, key],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the case query answered nothing');
  const stale = row.state !== null && row.fold !== FOLD;
  const state = stale ? fold(organisation, caseId, await readEvents(tx, organisation, caseId)) : row.state;
  return {
    done: row.done_digest === null ? null : { digest: row.done_digest, answer: row.done_answer },
    state,
    heardUpTo: earliestHeard(row.heard, row.unread),
  };
}

/** How far every inbound channel has been heard; null: there is none. */
export async function heardUpTo(tx: Transaction, organisation: OrganisationId): Promise<Instant | null> {
  const { rows } = await tx.query<{ heard: Instant | null; unread: Instant | null }>(
    `select (select min(coalesce(oldest_unread, complete_at)) from heard where organisation_id = $1) as heard,
            (select min(received_at) from message where organisation_id = $1 and status = 'saved') as unread`,
    [organisation],
  );
  return earliestHeard(rows[0]?.heard ?? null, rows[0]?.unread ?? null);
}

function earliestHeard(heard: Instant | null, unread: Instant | null): Instant | null {
  const marks = [heard, unread].filter((at) => at !== null);
  return marks.length === 0 ? null : Math.min(...marks);
}

interface EventRow {
  seq: number;
  event_id: string;
  type: string;
  v: number;
  occurred_at: Instant;
  recorded_at: Instant;
  by: CaseEvent['by'];
  on_behalf_of: string | null;
  command_id: string;
  cause_id: string | null;
  track_id: string | null;
  data: unknown;
}

/** The whole history of one case, in order. */
export async function readEvents(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
): Promise<CaseEvent[]> {
  const { rows } = await tx.query<EventRow>(
    `select seq, event_id, type, v, occurred_at, recorded_at, by, on_behalf_of, command_id, cause_id, track_id, data
     from case_event where organisation_id = $1 and case_id = $2 order by seq`,
    [organisation, caseId],
  );
  return rows.map((row) => ({
    organisation,
    case: caseId,
    seq: row.seq,
    id: row.event_id,
    type: row.type,
    v: row.v,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    by: row.by,
    onBehalfOf: row.on_behalf_of,
    commandId: row.command_id,
    causeId: row.cause_id,
    trackId: row.track_id,
    data: row.data,
  })) as unknown as CaseEvent[];
}
