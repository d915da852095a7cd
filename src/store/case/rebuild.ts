import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

/** The cases of an organisation in the order of their ids, from behind `after`: those that have events and those that have a row. */
export async function casesAfter(
  tx: Transaction,
  organisation: OrganisationId,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `(select case_id as id from case_event where organisation_id = $1 and seq = 1 and case_id > $2 order by case_id limit $3)
     union (select case_id from case_now where organisation_id = $1 and case_id > $2 order by case_id limit $3)
     order by id limit $3`,
    [organisation, after, limit],
  );
  return rows.map((row) => row.id);
}

export interface StoredCase {
  readonly state: unknown;
  readonly failures: number;
  /** The columns of case_now that follow from the state, by the names of a summary. */
  readonly summary: Readonly<Record<string, unknown>>;
  readonly promises: readonly { readonly id: string }[];
}

/** One case as its projections tell it, locked for this transaction; null where it has no row. */
export async function storedCase(
  tx: Transaction,
  organisation: OrganisationId,
  caseId: string,
): Promise<StoredCase | null> {
  // Locked first: what is read in the same statement would be as it was before the lock was had.
  await tx.query('select 1 from case_now where organisation_id = $1 and case_id = $2 for update', [
    organisation,
    caseId,
  ]);
  const { rows } = await tx.query<StoredCase>(
    `select c.state, c.failures,
       jsonb_build_object('reference', c.reference, 'seq', c.seq, 'standard', c.standard, 'open', c.open, 'stage', c.stage,
         'nextDeadline', c.next_deadline, 'pinned', c.pinned, 'callbackAt', c.callback_at, 'needsPerson', c.needs_person,
         'managerId', c.manager_id, 'clientId', c.client_id, 'siteId', c.site_id, 'homeId', c.home_id,
         'receivedAt', c.received_at, 'closedAt', c.closed_at, 'lastContactAt', c.last_contact_at, 'wakeAt', c.wake_at) as summary,
       coalesce((select jsonb_agg(jsonb_build_object('id', p.promise_id, 'trackId', p.track_id, 'itemId', p.item_id,
         'promise', p.promise, 'standard', p.standard, 'status', p.status, 'wasLate', p.was_late, 'madeAt', p.made_at,
         'due', p.due, 'lateFrom', p.late_from, 'keptAt', p.kept_at) order by p.promise_id)
         from promise_now p where p.organisation_id = $1 and p.case_id = $2), '[]'::jsonb) as promises
     from case_now c where c.organisation_id = $1 and c.case_id = $2`,
    [organisation, caseId],
  );
  return rows[0] ?? null;
}

export interface KeptDifference {
  readonly id: string;
  readonly caseId: string;
  readonly at: number;
  readonly stored: unknown;
  readonly rebuilt: unknown;
}

/** Keeps what a rebuild found otherwise. */
export async function keepDifference(
  tx: Transaction,
  organisation: OrganisationId,
  { id, caseId, at, stored, rebuilt }: KeptDifference,
): Promise<void> {
  await tx.query(
    `insert into difference (organisation_id, difference_id, case_id, found_at, stored, rebuilt)
     values ($1, $2, $3, $4, $5, $6)`,
    [organisation, id, caseId, at, JSON.stringify(stored), JSON.stringify(rebuilt)],
  );
}
