import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export type PointOwner = 'person' | 'client contact' | 'staff' | 'sender';

export interface NewPoint {
  readonly id: string;
  readonly ownerKind: PointOwner;
  readonly ownerId: string;
  readonly channel: 'email' | 'phone' | 'post';
  readonly value: string;
  /** As it is looked up (domain/people/contact-key.ts). */
  readonly key: string;
  readonly salt: Uint8Array;
  /** Keyed digest of salt and value. */
  readonly digest: Uint8Array;
  readonly addedAt: Instant;
}

/** Inserts contact points; they never change. At most 5,000 at a time. */
export async function addPoints(
  tx: Transaction,
  organisation: OrganisationId,
  points: readonly NewPoint[],
): Promise<void> {
  if (points.length === 0) return;
  const rows = points.map((point) => ({
    ...point,
    salt: Buffer.from(point.salt).toString('hex'),
    digest: Buffer.from(point.digest).toString('hex'),
  }));
  await tx.query(
    `insert into contact_point (organisation_id, point_id, owner_kind, owner_id, channel, value, value_key, salt, digest, added_at)
     select $1, p.id, p."ownerKind", p."ownerId", p.channel, p.value, p.key, decode(p.salt, 'hex'), decode(p.digest, 'hex'), p."addedAt"
       from jsonb_to_recordset($2::jsonb) as p(id uuid, "ownerKind" text, "ownerId" uuid, channel text, value text, key text,
                                               salt text, digest text, "addedAt" bigint)
     on conflict do nothing`,
    [organisation, JSON.stringify(rows)],
  );
}

/** Their owner no longer uses them: they are kept as history and never written to again. */
export async function endPoints(
  tx: Transaction,
  organisation: OrganisationId,
  ids: readonly string[],
  at: Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `update contact_point set ended_at = $3
      where organisation_id = $1 and point_id = any($2::uuid[]) and ended_at is null`,
    [organisation, ids, at],
  );
}

export interface PointOf {
  readonly id: string;
  readonly ownerId: string;
  readonly channel: 'email' | 'phone' | 'post';
  readonly key: string;
}

/** The contact points in use of these owners, the newest of each channel first. */
export async function pointsOf(
  tx: Transaction,
  organisation: OrganisationId,
  owners: readonly string[],
): Promise<PointOf[]> {
  const { rows } = await tx.query<PointOf>(
    `select point_id as id, owner_id as "ownerId", channel, value_key as key from contact_point
      where organisation_id = $1 and owner_id = any($2::uuid[]) and ended_at is null and value is not null
      order by added_at desc, point_id`,
    [organisation, owners],
  );
  return rows;
}

/** Nothing is sent to this address any more, until a person lifts it. */
export async function suppress(
  tx: Transaction,
  organisation: OrganisationId,
  key: string,
  because: string,
  since: Instant,
): Promise<void> {
  await tx.query(
    `insert into suppression (organisation_id, value_key, because, since) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [organisation, key, because, since],
  );
}

/** An address works again. */
export async function liftSuppression(
  tx: Transaction,
  organisation: OrganisationId,
  key: string,
): Promise<void> {
  await tx.query('delete from suppression where organisation_id = $1 and value_key = $2', [
    organisation,
    key,
  ]);
}
