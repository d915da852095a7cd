import type { Agenda } from '../../domain/agenda.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { chance } from '../../domain/chance.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/types.ts';
import { loadCase } from '../../store/case/load.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { closedUnanswered } from './acts/after.ts';
import { nextActs } from './acts/plan.ts';
import type { Crew } from './crew.ts';
import { deliver } from './deliver.ts';
import { later } from './diary.ts';
import type { Desk } from './open.ts';
import { perform } from './perform.ts';
import type { Lived, Scene } from './scene.ts';

/** What became of the acts, for whoever makes the desk. */
export interface Tally {
  acts: number;
  refused: number;
  /** Why, and how often. */
  readonly why: Map<string, number>;
}

export interface Living {
  readonly desk: Desk;
  readonly calendar: Calendar;
  readonly crew: () => Crew;
  /** What is done, or looked at again, and when. */
  readonly plans: Agenda<(at: Instant) => Promise<void>>;
  readonly tally: Tally;
}

/** A case on which only time passes is looked at again after so many working minutes. */
const lookAgain = 420;

async function stateOf({ desk }: Living, caseId: string): Promise<CaseState> {
  const { state } = await inOrganisation(desk.ground.pool, desk.organisation, (tx) =>
    loadCase(tx, desk.organisation, caseId, null),
  );
  if (state === null) throw new Error('a lived case is gone');
  return state;
}

const sceneOf = (living: Living, lived: Lived, state: CaseState, now: Instant): Scene => ({
  state,
  lived,
  crew: living.crew(),
  calendar: living.calendar,
  now,
  newId: living.desk.ground.newId,
  says: living.desk.words.says,
});

/** Looks at a case as it stands now and plans what somebody does next, or when to look again. */
export async function look(living: Living, lived: Lived, now: Instant): Promise<void> {
  const { plans, calendar } = living;
  const state = await stateOf(living, lived.caseId);
  const [act] = nextActs(sceneOf(living, lived, state, now));
  const again = later(calendar, now, lookAgain * (0.6 + 0.5 * lived.next()));
  if (act !== undefined && act.at <= again) {
    plans.add(act.at, (at) => doOrLook(living, lived, act.name, at));
    return;
  }
  const asked = state.runs.find((run) => run.ended === null && run.plan === 'for missing details');
  const made = asked?.attempts.filter(({ madeAt }) => madeAt !== null).length ?? 0;
  if (asked !== undefined && made + 1 >= lived.temper.answersAt && !lived.happened.has('gave details')) {
    lived.happened.add('gave details');
    plans.add(later(calendar, now, 60 + lived.next() * 600), (at) =>
      giveDetails(living, lived, state.reference, at),
    );
    return;
  }
  if (act !== undefined || state.items.some(({ stage }) => stage !== null)) {
    plans.add(again, (at) => look(living, lived, at));
    return;
  }
  const writes = closedUnanswered(state) && lived.temper.writesAgain && !lived.happened.has('wrote again');
  if (writes && lived.home.email !== null)
    plans.add(later(calendar, now, 2_400 + lived.next() * 4_000), (at) =>
      writeAgain(living, lived, state.reference, at),
    );
}

/** Does what was planned, if it is still what comes next; else plans anew. A refusal is counted, and not repeated at once. */
async function doOrLook(living: Living, lived: Lived, planned: string, now: Instant): Promise<void> {
  const { desk, tally, plans, calendar } = living;
  const state = await stateOf(living, lived.caseId);
  const act = nextActs(sceneOf(living, lived, state, now)).find(({ name }) => name === planned);
  if (act === undefined) return look(living, lived, now);
  const answer = await perform(desk.ground, desk.organisation, lived.caseId, act, now);
  tally.acts += 1;
  lived.planned.delete(planned);
  if (act.once !== undefined) lived.happened.add(act.once);
  if (!('refused' in answer)) return look(living, lived, now);
  tally.refused += 1;
  const why = `${act.name.replaceAll(/ [0-9a-f-]{36}/g, '')}: ${answer.refused}`;
  tally.why.set(why, (tally.why.get(why) ?? 0) + 1);
  plans.add(later(calendar, now, lookAgain), (at) => look(living, lived, at));
}

/** The client's people answer what was asked: which home it is, and who lives there. */
async function giveDetails(living: Living, lived: Lived, reference: string, now: Instant): Promise<void> {
  const { desk } = living;
  const { home } = lived;
  if (home.clientEmail !== null) {
    const place = home.plot === null ? (home.address ?? home.site) : `plot ${home.plot}, ${home.site}`;
    const who =
      home.name === null ? '' : `Homeowner: ${home.name}${home.phone === null ? '' : `, ${home.phone}`}`;
    const mail = {
      from: home.clientEmail,
      fromName: home.clientName ?? 'Site office',
      subject: `Re: ${reference}`,
      text: `Sorry, it is ${place}.\n${who}\n`,
    };
    await deliver(desk.ground, desk.organisation, desk.reader, desk.mailbox, mail, now);
  }
  return look(living, lived, now);
}

/** Somebody whose case was closed unheard writes after all. */
async function writeAgain(living: Living, lived: Lived, reference: string, now: Instant): Promise<void> {
  const { home, temper, next } = lived;
  if (home.email === null || home.name === null) return;
  lived.happened.add('wrote again');
  const { desk } = living;
  const text = `Hello,\n\nSorry, we were away and only see this now. It is still not right, can you come?\n\n${home.name}`;
  const mail = { from: home.email, fromName: home.name, subject: `Re: ${reference}`, text };
  await deliver(desk.ground, desk.organisation, desk.reader, desk.mailbox, mail, now);
  const answering = { ...lived, temper: { ...temper, answersAt: 1 }, next: chance(Math.floor(next() * 1e9)) };
  return look(living, answering, now);
}
