import type { Instant, LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export type RuleKind = 'standard' | 'calendar' | 'letters';

export interface PublishedRule {
  readonly kind: RuleKind;
  readonly name: string;
  readonly version: string;
  readonly body: string;
  readonly effectiveFrom: LocalDate | null;
}

/** A rule as it stands in the rulebook. */
export interface RuleRow extends PublishedRule {
  readonly publishedAt: Instant;
  /** No new case begins under it from then; those that run by it go on. */
  readonly withdrawnAt: Instant | null;
  /** SHA-256 of its body, lower-case hexadecimal. */
  readonly digest: string;
}

/** Everything an organisation has published, the editions of each name in the order in which they were. */
export async function publishedRules(tx: Transaction, organisation: OrganisationId): Promise<RuleRow[]> {
  const { rows } = await tx.query<RuleRow>(
    `select kind, name, version, body, effective_from as "effectiveFrom", published_at as "publishedAt", withdrawn_at as "withdrawnAt",
       encode(digest, 'hex') as digest
     from rulebook where organisation_id = $1 order by kind, name, published_at, version`,
    [organisation],
  );
  return rows;
}

/** Changes whenever something is published or withdrawn. */
export async function rulebookStamp(tx: Transaction, organisation: OrganisationId): Promise<string> {
  const { rows } = await tx.query<{ stamp: string }>(
    `select count(*) || ' ' || count(withdrawn_at) || ' ' || coalesce(max(published_at), 0) as stamp from rulebook where organisation_id = $1`,
    [organisation],
  );
  return rows[0]?.stamp ?? '';
}

/** Takes a version from new cases, or gives it back to them with null; false: there is no such version. */
export async function setWithdrawn(
  tx: Transaction,
  organisation: OrganisationId,
  rule: Pick<PublishedRule, 'kind' | 'name' | 'version'>,
  at: Instant | null,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update rulebook set withdrawn_at = $5 where organisation_id = $1 and kind = $2 and name = $3 and version = $4',
    [organisation, rule.kind, rule.name, rule.version, at],
  );
  return rowCount === 1;
}

/** Publishes once: the same name and version with the same bytes is nothing new, with other bytes it answers false. */
export async function publishRule(
  tx: Transaction,
  organisation: OrganisationId,
  rule: PublishedRule,
  digest: Buffer,
  at: Instant,
): Promise<boolean> {
  await tx.query(
    `insert into rulebook (organisation_id, kind, name, version, digest, body, effective_from, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organisation_id, kind, name, version) do nothing`,
    [organisation, rule.kind, rule.name, rule.version, digest, rule.body, rule.effectiveFrom, at],
  );
  const { rows } = await tx.query<{ digest: Buffer }>(
    'select digest from rulebook where organisation_id = $1 and kind = $2 and name = $3 and version = $4',
    [organisation, rule.kind, rule.name, rule.version],
  );
  return rows[0]?.digest.equals(digest) ?? false;
}
