import type { OrganisationId } from '../../store/organisation-id.ts';
import { type ClientLine, type ClientPage, clientLines, clientPage } from '../../store/reads/clients-page.ts';
import { type HomePage, homePage, type SitePage, sitePage } from '../../store/reads/homes-page.ts';
import { type StaffLine, staffLines } from '../../store/reads/staff-page.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { localDate } from '../local-date.ts';

type Reads = Pick<Ground, 'pool' | 'now'>;

export const readClients = (ground: Reads, organisation: OrganisationId): Promise<ClientLine[]> =>
  inOrganisation(ground.pool, organisation, (tx) => clientLines(tx, organisation));

export const readClient = (
  ground: Reads,
  organisation: OrganisationId,
  id: string,
): Promise<ClientPage | null> =>
  inOrganisation(ground.pool, organisation, (tx) => clientPage(tx, organisation, id));

/** A site with who lives in its homes today. */
export async function readSite(
  ground: Reads,
  organisation: OrganisationId,
  id: string,
  timezone: string,
): Promise<SitePage | null> {
  const on = localDate(await ground.now(organisation), timezone);
  return inOrganisation(ground.pool, organisation, (tx) => sitePage(tx, organisation, id, on));
}

export const readHome = (ground: Reads, organisation: OrganisationId, id: string): Promise<HomePage | null> =>
  inOrganisation(ground.pool, organisation, (tx) => homePage(tx, organisation, id));

/** The staff with the absences that have not ended. */
export async function readStaff(
  ground: Reads,
  organisation: OrganisationId,
  timezone: string,
): Promise<{ readonly today: string; readonly staff: readonly StaffLine[] }> {
  const today = localDate(await ground.now(organisation), timezone);
  const staff = await inOrganisation(ground.pool, organisation, (tx) => staffLines(tx, organisation, today));
  return { today, staff };
}
