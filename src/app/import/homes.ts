import { allClients, putClients } from '../../store/client.ts';
import { addPoints, endPoints, pointsOf } from '../../store/contact-point.ts';
import { homesOfSites, putHomes } from '../../store/home.ts';
import { addOccupancies, endOccupancies, occupantsOfSites } from '../../store/occupancy.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { addPeople, changePeople } from '../../store/person.ts';
import { allSites, putSites } from '../../store/site.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { pointFor } from '../intake/points.ts';
import { organisationDate } from '../organisation-date.ts';
import { readCsv } from './csv.ts';
import { openBook } from './home-book.ts';
import type { HomesPlan } from './home-draft.ts';
import { planHomes } from './home-plan.ts';
import { type HomeRow, homeColumns, readHomeRow } from './home-row.ts';
import { type ImportFault, type ImportReport, keepReport } from './report.ts';

const atOnce = 2_000;

/**
 * Imports clients, sites, homes and who lives there from one CSV (docs/import.md). Everything that stands is written in
 * one transaction, or nothing; rows that cannot stand are reported with line and reason. The same file again changes
 * nothing. A fault means that the file as a whole was refused.
 */
export async function importHomes(
  ground: Pick<Ground, 'pool' | 'now' | 'newId' | 'secret'>,
  organisation: OrganisationId,
  fileName: string,
  text: string,
): Promise<ImportReport | ImportFault> {
  const read = readCsv(text, homeColumns);
  if ('fault' in read) return read;
  const understood = read.rows.map(readHomeRow);
  const rows = understood.filter((row): row is HomeRow => !('why' in row));
  const unread = understood.filter((row) => 'why' in row);
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const today = await organisationDate(tx, organisation, now);
    const book = openBook(await allClients(tx, organisation), await allSites(tx, organisation));
    const sites = [...new Set(rows.flatMap(({ site }) => book.sites.get(site.code)?.id ?? []))];
    const homes = await homesOfSites(tx, organisation, sites);
    const occupants = await occupantsOfSites(tx, organisation, sites, today);
    const points = await pointsOf(tx, organisation, [...new Set(occupants.map(({ personId }) => personId))]);
    const plan = planHomes(rows, book, { homes, occupants, points }, today, ground.newId);
    await putClients(tx, organisation, [...book.putClients.values()]);
    await putSites(tx, organisation, [...book.putSites.values()]);
    await write(ground, tx, organisation, plan, now);
    const refused = [...read.refused, ...unread, ...plan.refused].toSorted((a, b) => a.line - b.line);
    const { added, changed, same } = plan;
    const report: ImportReport = { fileName, added, changed, same, refused };
    await keepReport(tx, organisation, ground.newId(), now, text, report);
    return report;
  });
}

async function write(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  plan: HomesPlan,
  now: number,
): Promise<void> {
  const some = async <T>(all: readonly T[], act: (part: readonly T[]) => Promise<void>): Promise<void> => {
    for (let at = 0; at < all.length; at += atOnce) await act(all.slice(at, at + atOnce));
  };
  await some(plan.homes, (homes) => putHomes(tx, organisation, homes));
  await some(plan.addPeople, (people) => addPeople(tx, organisation, people));
  await some(plan.changePeople, (people) => changePeople(tx, organisation, people));
  await some(plan.endOccupancies, (ended) => endOccupancies(tx, organisation, ended));
  await some(plan.addOccupancies, (added) => addOccupancies(tx, organisation, added));
  await some(plan.endContacts, (ids) => endPoints(tx, organisation, ids, now));
  const contacts = plan.addContacts.flatMap(
    ({ personId, channel, value }) =>
      pointFor(ground, { kind: 'person', id: personId }, channel, value, now) ?? [],
  );
  await some(contacts, (added) => addPoints(tx, organisation, added));
}
