import { agenda } from '../../domain/agenda.ts';
import { chance } from '../../domain/chance.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { localDateOf } from '../../domain/time/derived.ts';
import { nextOpening } from '../../domain/time/operations.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import { changeSettings, setDutyLead } from '../../store/organisation.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type CastHome, castHomes } from '../../store/reads/training-cast.ts';
import { startReferences } from '../../store/reference-block.ts';
import type { PublishedRule } from '../../store/rulebook.ts';
import { allStaff } from '../../store/staff.ts';
import { inOrganisation, inRouting } from '../../store/transaction.ts';
import { plannedSend, plannedWake, setClockOffset } from '../../store/work.ts';
import type { Ground } from '../ground.ts';
import { importKinds } from '../import/kinds.ts';
import type { MailReader } from '../intake/reading.ts';
import { mailboxHeard } from '../intake/receive.ts';
import { plainAddress } from '../mail-route.ts';
import { makeOrganisation, type NewOrganisation } from '../organisation.ts';
import { arrivals } from './arrivals.ts';
import { pick } from './chance.ts';
import { crewOf } from './crew.ts';
import { type Living, look, type Tally } from './live.ts';
import { type Desk, homeownerReports, reportFault } from './open.ts';
import { at, liveTurn, mostTurnsAMoment, nextMoment } from './pass-time.ts';
import { promiseCalls } from './promise-calls.ts';
import type { SampleWords } from './sample-words.ts';
import { movedTo, type Samples } from './samples.ts';
import type { Lived } from './scene.ts';
import { type Temper, temperOf } from './temper.ts';
import { type Told, told } from './told.ts';

export interface Making {
  readonly ground: Ground;
  /** The same ground over connections that wait for the disk: the last commit is made there. */
  readonly last: Pick<Ground, 'pool'>;
  readonly row: NewOrganisation;
  readonly rulebook: readonly PublishedRule[];
  readonly samples: Samples;
  readonly words: SampleWords;
  readonly readerOf: (organisation: OrganisationId) => Promise<MailReader>;
  /** How many queries the ten weeks bring. */
  readonly queries: number;
  readonly weeks: number;
  readonly seed: number;
  /** The desk's history ends here: now. */
  readonly until: Instant;
  readonly progress: (done: number, of: number, opened: number) => void;
}

const day = 86_400_000;
/** Where this maker's references had got to when it took Kept up. */
const firstReference = 10_290;

/** Imported at once, in this order, and some weeks later. */
const first = ['staff', 'homes', 'client-contacts', 'reporting-lines', 'named-contacts', 'absences'];
const onTheWay = [
  { file: 'renumbered', kind: 'homes', daysBefore: 45 },
  { file: 'leavers', kind: 'staff', daysBefore: 30 },
  { file: 'resold', kind: 'homes', daysBefore: 20 },
] as const;

/**
 * Makes a training desk: the sample organisation, imported and then lived through week by week by the real commands on a
 * clock of its own, up to now, where its clock is the wall clock's again. Broken off, it leaves an organisation that is
 * not marked as made (`made` in its settings). Throws when a sample file is refused.
 */
export async function makeTrainingDesk(
  making: Making,
): Promise<{ organisation: OrganisationId; tally: Tally }> {
  const { row, rulebook, until, weeks, seed } = making;
  const next = chance(seed);
  const begins = until - weeks * 7 * day;
  const organisation = await makeOrganisation(at(making.ground, begins), row, rulebook);
  const { ground } = making;
  await inOrganisation(ground.pool, organisation, (tx) =>
    startReferences(tx, organisation, 'CQ', firstReference),
  );
  const calendar = await calendarOf(ground, organisation);
  const today = localDateOf(calendar, until);
  for (const kind of first) await take(making, organisation, kind, kind, today, begins);
  await nameDutyLead(ground, organisation);
  const mailbox = plainAddress(row.mailAddress);
  // Everything that is said to this desk is said in order: nothing waits unheard.
  await mailboxHeard(ground, organisation, { mailbox, completeAt: until, oldestUnread: null });
  const desk: Desk = {
    ground,
    organisation,
    reader: await making.readerOf(organisation),
    mailbox,
    timezone: row.timezone,
    words: making.words,
  };
  let crew = await crewOf(ground, organisation);
  const plans: Living['plans'] = agenda();
  const living: Living = {
    desk,
    calendar,
    crew: () => crew,
    plans,
    tally: { acts: 0, refused: 0, why: new Map() },
  };
  for (const { file, kind, daysBefore } of onTheWay)
    plans.add(until - daysBefore * day, async (moment) => {
      await take(making, organisation, file, kind, today, moment);
      crew = await crewOf(ground, organisation);
    });
  const homes = await inOrganisation(ground.pool, organisation, (tx) =>
    castHomes(tx, organisation, localDateOf(calendar, begins)),
  );
  let opened = 0;
  const reported = arrivals(next, calendar, localDateOf(calendar, begins), today, making.queries);
  for (const moment of reported.filter((arrival) => arrival > begins && arrival < until - 600_000)) {
    const home = pick(next, homes);
    const own = chance(Math.floor(next() * 4_294_967_295));
    plans.add(moment, async (now) => {
      const caseId = await reportFault(desk, crew, home, own, now);
      opened += 1;
      if (caseId === null) return;
      await look(living, lived(caseId, home, temperOf(own), own), now);
    });
  }
  for (const story of told) {
    const home = homes.find(({ email }) => email === story.email);
    const own = chance(Math.floor(next() * 4_294_967_295));
    const moment = nextOpening(calendar, until - story.daysBefore * day) ?? begins;
    if (home === undefined || moment < begins) continue;
    plans.add(moment, async (now) => {
      const caseId = await homeownerReports(desk, home, faultsOf(making.words, story), own, now);
      const temper = { ...temperOf(own), ...story.temper };
      if (caseId !== null) await look(living, lived(caseId, home, temper, own), now);
    });
  }
  await passUntil(living, until, (now) => making.progress(now - begins, until - begins, opened));
  await promiseCalls(desk, crew, calendar, until, Math.min(3, Math.ceil(making.queries / 40)));
  await inOrganisation(making.last.pool, organisation, async (tx) => {
    await changeSettings(tx, organisation, { made: true });
    await plannedWake(tx, organisation, until, false);
    await plannedSend(tx, organisation, until, false);
  });
  await inRouting(ground.pool, (tx) => setClockOffset(tx, organisation, 0));
  return { organisation, tally: living.tally };
}

const lived = (caseId: string, home: CastHome, temper: Temper, next: () => number): Lived => ({
  caseId,
  home,
  temper,
  next,
  happened: new Set(),
  planned: new Map(),
});

/** From one moment to the next: what somebody does, and what is due by itself. */
async function passUntil(
  { desk, plans }: Living,
  until: Instant,
  progress: (now: Instant) => void,
): Promise<void> {
  const { ground, organisation } = desk;
  let stands = 0;
  let turns = 0;
  for (;;) {
    const due = await nextMoment(ground, organisation);
    const now = Math.max(stands, Math.min(due ?? until, plans.soonest));
    if (now >= until) return;
    turns = now === stands ? turns + 1 : 0;
    if (turns > mostTurnsAMoment) throw new Error(`the moment ${now} of a training desk does not end`);
    stands = now;
    progress(now);
    for (const act of readyAt(plans, now)) await act(now);
    await liveTurn(ground, organisation, now, (caseId, error) => {
      throw new Error(`case ${caseId} could not be woken`, { cause: error });
    });
  }
}

/** All that is planned up to that moment; what it plans in turn comes after the clock has had its say. */
function readyAt(plans: Living['plans'], now: Instant): ((at: Instant) => Promise<void>)[] {
  const ready: ((at: Instant) => Promise<void>)[] = [];
  for (let next = plans.takeBefore(now + 1); next !== null; next = plans.takeBefore(now + 1))
    ready.push(next.what);
  return ready;
}

async function take(
  { ground, samples }: Making,
  organisation: OrganisationId,
  file: string,
  kind: string,
  today: LocalDate,
  moment: Instant,
): Promise<void> {
  const text = samples[file];
  const how = importKinds.get(kind);
  if (text === undefined || how === undefined) throw new Error(`there is no sample file ${file}`);
  const report = await how.take(at(ground, moment), organisation, `${file}.csv`, movedTo(text, today));
  if ('fault' in report) throw new Error(`sample file ${file}: ${report.fault}`);
  const [refused] = report.refused;
  if (refused !== undefined) throw new Error(`sample file ${file}, line ${refused.line}: ${refused.why}`);
}

async function nameDutyLead(ground: Ground, organisation: OrganisationId): Promise<void> {
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const lead = (await allStaff(tx, organisation)).find(({ roles }) =>
      roles.includes('senior administrator'),
    );
    if (lead !== undefined) await setDutyLead(tx, organisation, lead.id);
  });
}

async function calendarOf(ground: Ground, organisation: OrganisationId): Promise<Calendar> {
  const rules = await ground.rules.of(organisation);
  const calendar = rules.calendars.get(rules.inForce.get('query')?.calendar ?? '');
  if (calendar === undefined) throw new Error('no standard for queries is in force');
  return calendar;
}

function faultsOf(words: SampleWords, { email }: Told): readonly string[] {
  const said = words.told[email];
  if (said === undefined) throw new Error(`the sample's words say nothing of what ${email} reported`);
  return [said];
}
