import type { Instant, LocalDate } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { organisationFace } from '../store/reads/organisation-face.ts';
import type { Transaction } from '../store/transaction.ts';
import { localDate } from './local-date.ts';

/** The date on the organisation's own wall. Throws where it is not set up. */
export async function organisationDate(
  tx: Transaction,
  organisation: OrganisationId,
  at: Instant,
): Promise<LocalDate> {
  const face = await organisationFace(tx, organisation);
  if (face === null) throw new Error('the organisation is not set up');
  return localDate(at, face.timezone);
}
