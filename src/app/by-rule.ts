import type { LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { type ContactOf, namedContacts } from '../store/reads/named-contact.ts';
import type { Transaction } from '../store/transaction.ts';

/** Whom the rule chooses to look after a query (A5), and why them. */
export type ByRule = Pick<ContactOf, 'staffId' | 'name' | 'namedFor' | 'coversFor'>;

/** Who looks after a query at this place on a local date where nobody chooses: null where nobody is named for it. */
export async function byRule(
  tx: Transaction,
  organisation: OrganisationId,
  { siteId, clientId }: { readonly siteId: string | null; readonly clientId: string | null },
  on: LocalDate,
): Promise<ByRule | null> {
  if (siteId === null && clientId === null) return null;
  return (await namedContacts(tx, organisation, [{ siteId, clientId }], on))[0] ?? null;
}
