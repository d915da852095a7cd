import type { LocalDate } from '../../domain/time/types.ts';
import { allClients, type Client } from '../../store/client.ts';
import { allContacts, type ClientContact } from '../../store/client-contact.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { allSites, type Site } from '../../store/site.ts';
import { allStaff, type StaffMember } from '../../store/staff.ts';
import type { Transaction } from '../../store/transaction.ts';
import { codeOf } from './cells.ts';

/** Everybody and every place that a row may name. */
export interface Directory {
  readonly clients: readonly Client[];
  readonly sites: readonly Site[];
  readonly staff: readonly StaffMember[];
  readonly contacts: readonly ClientContact[];
}

export async function openDirectory(tx: Transaction, organisation: OrganisationId): Promise<Directory> {
  return {
    clients: await allClients(tx, organisation),
    sites: await allSites(tx, organisation),
    staff: await allStaff(tx, organisation),
    contacts: await allContacts(tx, organisation),
  };
}

type Found<T> = { readonly found: T } | { readonly why: string };

/** The client of that name or code, and the site where one is named. */
export function placeNamed(
  { clients, sites }: Directory,
  client: string | undefined,
  site: string | undefined,
): Found<{ readonly client: Client; readonly site: Site | null }> {
  const one = clients.find(({ code, name }) => code === codeOf(client ?? '') || name === client);
  if (one === undefined) return { why: `No client is called "${client ?? ''}": import its homes first` };
  if (site === undefined) return { found: { client: one, site: null } };
  const place = sites.find(
    ({ clientId, code, name }) =>
      clientId === one.id && (code === codeOf(site) || name.toLowerCase() === site.toLowerCase()),
  );
  if (place === undefined) return { why: `${one.name} has no site called "${site}"` };
  return { found: { client: one, site: place } };
}

/** The member of staff with that address who has not left. */
export function staffNamed({ staff }: Directory, email: string | undefined): Found<StaffMember> {
  const one = staff.find(
    (member) => member.leftAt === null && member.email.toLowerCase() === (email ?? '').toLowerCase(),
  );
  return one === undefined ? { why: `Nobody on the staff has the address "${email ?? ''}"` } : { found: one };
}

/** Whether two spans of days share one; null is without an end. */
export const overlap = (
  a: { readonly from: LocalDate; readonly to: LocalDate | null },
  b: { readonly from: LocalDate; readonly to: LocalDate | null },
): boolean => (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
