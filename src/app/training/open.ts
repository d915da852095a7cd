import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { homeLabels } from '../../store/reads/home-labels.ts';
import type { CastHome } from '../../store/reads/training-cast.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { openQuery } from '../desk/open-query.ts';
import type { Ground } from '../ground.ts';
import type { MailReader } from '../intake/reading.ts';
import { localDate } from '../local-date.ts';
import { authorOf, type Crew } from './crew.ts';
import { deliver } from './deliver.ts';
import { at } from './pass-time.ts';
import { clientWrites, homeownerWrites, whatIsWrong } from './reports.ts';
import type { SampleWords } from './sample-words.ts';

/** The desk on which the sample is lived through. */
export interface Desk {
  readonly ground: Ground;
  readonly organisation: OrganisationId;
  readonly reader: MailReader;
  readonly mailbox: string;
  readonly timezone: string;
  readonly words: SampleWords;
}

const said = (home: CastHome) => ({
  site: home.site,
  plot: home.plot,
  address: home.address,
  postcode: home.postcode,
});

/** The homeowner writes of these faults. Answers the case on which it was filed; null: on none. */
export async function homeownerReports(
  { ground, organisation, reader, mailbox, words }: Desk,
  home: CastHome,
  faults: readonly string[],
  next: () => number,
  moment: Instant,
): Promise<string | null> {
  if (home.name === null || home.email === null) return null;
  const mail = homeownerWrites(next, said(home), home.name, faults, words.subjects);
  return deliver(
    ground,
    organisation,
    reader,
    mailbox,
    { from: home.email, fromName: home.name, ...mail },
    moment,
  );
}

/**
 * A query arrives: mostly by mail of the homeowner or of the client's people, some by phone. Answers its case; null where
 * it was not filed on one (a person has to look), or nobody could report it.
 */
export async function reportFault(
  desk: Desk,
  crew: Crew,
  home: CastHome,
  next: () => number,
  moment: Instant,
): Promise<string | null> {
  const { ground, organisation, reader, mailbox, timezone } = desk;
  const faults = whatIsWrong(next, desk.words);
  const send = (from: string, fromName: string, mail: { subject: string; text: string }) =>
    deliver(ground, organisation, reader, mailbox, { from, fromName, ...mail }, moment);
  const drawn = next();
  if (home.name !== null && home.email !== null && drawn < 0.58)
    return homeownerReports(desk, home, faults, next, moment);
  if (home.clientEmail !== null && (drawn < 0.86 || home.name === null)) {
    const homeowner = home.name === null ? null : { name: home.name, phone: home.phone };
    const mail = clientWrites(next, said(home), homeowner, faults, next() < 0.12);
    return send(home.clientEmail, home.clientName ?? 'Site office', mail);
  }
  if (home.name === null) return null;
  const [label = null] = await inOrganisation(ground.pool, organisation, (tx) =>
    homeLabels(tx, organisation, [home.homeId], localDate(moment, timezone)),
  );
  const then = at(ground, moment);
  const by = authorOf(crew.someone('administrator', home.area, localDate(moment, timezone), next));
  const note = {
    key: `training ${then.newId()}`,
    by,
    caller: home.name,
    phone: home.phone ?? '',
    email: '',
    home: label,
    siteId: home.siteId,
    clientId: home.clientId,
    words: faults.join('\n'),
    theirs: '',
    times: '',
  };
  const answer = await openQuery(then, organisation, note, timezone);
  return 'done' in answer ? answer.case : null;
}
