import type { Instant } from '../domain/time/types.ts';
import { type OrganisationId, organisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

/** An organisation with something due, and its own clock: ms before or after the wall clock. */
export interface DueOrganisation {
  readonly organisation: OrganisationId;
  readonly offset: number;
}

/** However far the next moment lies, each organisation is looked at once in so many ms: a missed hint heals itself. */
const lookAgain = 5_000;

/** What was being written while we looked is not seen yet: after a turn that did something, look again this soon. */
const lookAgainSoon = 1_000;

async function due(
  tx: Transaction,
  statement: string,
  wall: Instant,
  limit: number,
): Promise<DueOrganisation[]> {
  const { rows } = await tx.query<{ id: string; offset: number }>(statement, [wall, limit]);
  return rows.flatMap((row) => {
    const organisation = organisationId(row.id);
    return organisation === null ? [] : [{ organisation, offset: row.offset }];
  });
}

/** First of two steps, without a lock: organisations whose cases are due to be woken. Routing transaction; `wall` is the wall clock. */
export function toWake(tx: Transaction, wall: Instant, limit: number): Promise<DueOrganisation[]> {
  return due(
    tx,
    'select organisation_id as id, clock_offset as "offset" from route_work where next_wake <= $1 + clock_offset order by next_wake limit $2',
    wall,
    limit,
  );
}

/** Organisations with letters to send. */
export function toSend(tx: Transaction, wall: Instant, limit: number): Promise<DueOrganisation[]> {
  return due(
    tx,
    'select organisation_id as id, clock_offset as "offset" from route_work where next_send <= $1 + clock_offset order by next_send limit $2',
    wall,
    limit,
  );
}

/** Says when the organisation's cases are next due; `now` is its own time, `busy` that this turn did something. */
export async function plannedWake(
  tx: Transaction,
  organisation: OrganisationId,
  now: Instant,
  busy: boolean,
): Promise<void> {
  await tx.query(
    `update route_work set next_wake = least($2::bigint, (select min(greatest(wake_at, coalesce(wake_after, 0))) from case_now where organisation_id = $1 and wake_at is not null))
     where organisation_id = $1`,
    [organisation, now + (busy ? lookAgainSoon : lookAgain)],
  );
}

export async function plannedSend(
  tx: Transaction,
  organisation: OrganisationId,
  now: Instant,
  busy: boolean,
): Promise<void> {
  await tx.query(
    `update route_work set next_send = least($2::bigint, (select min(greatest(not_before, coalesce(claimed_until, 0))) from send where organisation_id = $1 and status in ('queued', 'claimed')))
     where organisation_id = $1`,
    [organisation, now + (busy ? lookAgainSoon : lookAgain)],
  );
}

/** The organisation's own clock, in ms beside the wall clock; 0 unless it is a training desk. */
export async function clockOffset(tx: Transaction, organisation: OrganisationId): Promise<number> {
  const { rows } = await tx.query<{ offset: number }>(
    'select clock_offset as "offset" from route_work where organisation_id = $1',
    [organisation],
  );
  return rows[0]?.offset ?? 0;
}

export async function setClockOffset(
  tx: Transaction,
  organisation: OrganisationId,
  offset: number,
): Promise<void> {
  await tx.query('update route_work set clock_offset = $2 where organisation_id = $1', [
    organisation,
    offset,
  ]);
}

/** The earliest moment at which a case or a letter is due; null when nothing is. */
export async function nextDue(tx: Transaction, organisation: OrganisationId): Promise<Instant | null> {
  const { rows } = await tx.query<{ at: Instant | null }>(
    `select least((select min(greatest(wake_at, coalesce(wake_after, 0))) from case_now where organisation_id = $1 and wake_at is not null),
                  (select min(not_before) from send where organisation_id = $1 and status = 'queued')) as at`,
    [organisation],
  );
  return rows[0]?.at ?? null;
}
