import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export type ClientKind = 'house-builder' | 'developer' | 'social-housing provider';

export interface Client {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: ClientKind;
  /** Lower case. */
  readonly domains: readonly string[];
  readonly tellHomeownerNotOurs: boolean;
  readonly directReports: boolean;
  readonly complaintDays: number | null;
  readonly trading: boolean;
}

/** Every client of the organisation. */
export async function allClients(tx: Transaction, organisation: OrganisationId): Promise<Client[]> {
  const { rows } = await tx.query<Client>(
    `select client_id as id, code, name, kind, domains, tell_homeowner_not_ours as "tellHomeownerNotOurs",
            direct_reports as "directReports", complaint_days as "complaintDays", trading
       from client where organisation_id = $1 order by code`,
    [organisation],
  );
  return rows;
}

/** Whether homeowners are told a finding that it is not ours: as the client wishes, else as the organisation does. */
export async function toldOfFindings(
  tx: Transaction,
  organisation: OrganisationId,
  client: string | null,
): Promise<boolean> {
  const { rows } = await tx.query<{ told: boolean }>(
    `select coalesce(c.tell_homeowner_not_ours, o.tell_homeowner_not_ours) as told
       from organisation o left join client c on c.organisation_id = o.organisation_id and c.client_id = $2
      where o.organisation_id = $1`,
    [organisation, client],
  );
  return rows[0]?.told ?? true;
}

/** Inserts clients, or describes them anew, with what they are recognised by. `nameKey` as placed by nameKey(). */
export async function putClients(
  tx: Transaction,
  organisation: OrganisationId,
  clients: readonly (Client & { readonly nameKey: string })[],
): Promise<void> {
  if (clients.length === 0) return;
  const rows = JSON.stringify(clients);
  await tx.query(
    `insert into client (organisation_id, client_id, code, name, kind, domains, tell_homeowner_not_ours, direct_reports, complaint_days, trading)
     select $1, c.id, c.code, c.name, c.kind, c.domains, c."tellHomeownerNotOurs", c."directReports", c."complaintDays", c.trading
       from jsonb_to_recordset($2::jsonb) as c(id uuid, code text, name text, kind text, domains text[], "tellHomeownerNotOurs" boolean,
                                               "directReports" boolean, "complaintDays" integer, trading boolean)
     on conflict (organisation_id, client_id) do update
        set code = excluded.code, name = excluded.name, kind = excluded.kind, domains = excluded.domains,
            tell_homeowner_not_ours = excluded.tell_homeowner_not_ours, direct_reports = excluded.direct_reports,
            complaint_days = excluded.complaint_days, trading = excluded.trading`,
    [organisation, rows],
  );
  await tx.query('delete from client_key where organisation_id = $1 and client_id = any($2::uuid[])', [
    organisation,
    clients.map(({ id }) => id),
  ]);
  await tx.query(
    `insert into client_key (organisation_id, kind, value, client_id)
     select $1, k.kind, k.value, k.id from (
       select 'name' as kind, c."nameKey" as value, c.id from jsonb_to_recordset($2::jsonb) as c(id uuid, "nameKey" text)
       union select 'domain', d.value, c.id from jsonb_to_recordset($2::jsonb) as c(id uuid, domains text[]), unnest(c.domains) as d(value)) k
      where k.value <> '' on conflict do nothing`,
    [organisation, rows],
  );
}
