import type { LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export const posts = ['buyer', 'site', 'director', 'customer care', 'reporting'] as const;
export type Post = (typeof posts)[number];

export interface ClientContact {
  readonly id: string;
  readonly clientId: string;
  readonly siteId: string | null;
  readonly name: string;
  readonly post: Post;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Everybody at a client who is or was written to. */
export async function allContacts(tx: Transaction, organisation: OrganisationId): Promise<ClientContact[]> {
  const { rows } = await tx.query<ClientContact>(
    `select contact_id as id, client_id as "clientId", site_id as "siteId", name, post, from_date as "from", to_date as "to"
       from client_contact where organisation_id = $1 order by name, contact_id`,
    [organisation],
  );
  return rows;
}

/** Inserts a client's contact, or describes them anew. */
export async function putContact(
  tx: Transaction,
  organisation: OrganisationId,
  contact: ClientContact,
): Promise<void> {
  await tx.query(
    `insert into client_contact (organisation_id, contact_id, client_id, site_id, name, post, from_date, to_date)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (organisation_id, contact_id) do update
        set site_id = excluded.site_id, name = excluded.name, post = excluded.post, from_date = excluded.from_date, to_date = excluded.to_date`,
    [
      organisation,
      contact.id,
      contact.clientId,
      contact.siteId,
      contact.name,
      contact.post,
      contact.from,
      contact.to,
    ],
  );
}
