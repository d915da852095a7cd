import type { LocalDate } from '../../domain/time/types.ts';
import { allNamedContacts, allReportingLines, type DatedLine } from '../../store/agreed-line.ts';
import { allClients, type Client } from '../../store/client.ts';
import { allContacts, type ClientContact } from '../../store/client-contact.ts';
import { type Home, homesOfSites } from '../../store/home.ts';
import { type Occupant, occupantsOfSites } from '../../store/occupancy.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { allSites, type Site } from '../../store/site.ts';
import { type Absence, absencesFrom, allStaff, type StaffMember } from '../../store/staff.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** Clients with their sites and people, and who looks after them: for the pages on which they are edited. */
export interface Places {
  readonly clients: readonly Client[];
  readonly sites: readonly Site[];
  readonly contacts: readonly ClientContact[];
  readonly staff: readonly StaffMember[];
  readonly namedContacts: readonly DatedLine[];
  readonly reportingLines: readonly DatedLine[];
  readonly absences: readonly Absence[];
}

/** Absences that have not ended before that local date; of the rest everything. */
export const placesOf = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  on: LocalDate,
): Promise<Places> =>
  inOrganisation(ground.pool, organisation, async (tx) => ({
    clients: await allClients(tx, organisation),
    sites: await allSites(tx, organisation),
    contacts: await allContacts(tx, organisation),
    staff: await allStaff(tx, organisation),
    namedContacts: await allNamedContacts(tx, organisation),
    reportingLines: await allReportingLines(tx, organisation),
    absences: await absencesFrom(tx, organisation, on),
  }));

/** The homes of one site with who lives there on that local date. */
export const homesOfSite = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  siteId: string,
  on: LocalDate,
): Promise<{ readonly homes: readonly Home[]; readonly occupants: readonly Occupant[] }> =>
  inOrganisation(ground.pool, organisation, async (tx) => ({
    homes: await homesOfSites(tx, organisation, [siteId]),
    occupants: await occupantsOfSites(tx, organisation, [siteId], on),
  }));
