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

/** Everything an organisation has published. */
export async function publishedRules(
  tx: Transaction,
  organisation: OrganisationId,
): Promise<PublishedRule[]> {
  const { rows } = await tx.query<PublishedRule>(
    `select kind, name, version, body, effective_from as "effectiveFrom" from rulebook where organisation_id = $1 order by kind, name, version`,
    [organisation],
  );
  return rows;
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
