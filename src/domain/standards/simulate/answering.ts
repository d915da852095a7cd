import type { Author } from '../../case/event.ts';
import type { Party, Run } from '../../case/state.ts';
import type { Instant } from '../../time/types.ts';
import { drawn } from './chance.ts';
import { ask, settle } from './deeds.ts';
import { fieldsOf } from './fields.ts';
import { isStanding, type Looking, make, queue } from './intend.ts';
import { answersAt, type Life, partyOf, type Turn } from './life.ts';
import { agreedSlot, isAnyOffered, noteBooking } from './offering.ts';
import { plan } from './plans.ts';
import type { World } from './world.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A message of a party, with whatever detail was still missing. */
export function writes(world: World, life: Life, partyId: string, at: Instant, look: Looking): void {
  const { details } = life.state;
  ask(
    world,
    life,
    at,
    { kind: 'desk' },
    {
      do: 'file message',
      data: {
        messageId: `message ${life.deeds}`,
        partyId,
        receivedAt: at,
        channel: 'email',
        automatic: false,
        thanks: false,
        why: 'its reply address',
        danger: false,
        details: world.ways.details.filter((name) => !details.includes(name)),
      },
    },
  );
  settle(world, life, at, (then) => look(world, life, then));
}

/** Whom a turn waits for: where it is our turn, whoever may make the move that was chosen. */
function waitedFor(life: Life, turn: Turn): Party | undefined {
  const { waitingFor } = turn.ways.stage;
  if (waitingFor !== 'us' && waitingFor !== 'operative' && waitingFor !== 'named contact')
    return partyOf(life.state, waitingFor);
  return partyOf(
    life.state,
    turn.step?.parties.includes('client') === true && !turn.step.parties.includes('homeowner')
      ? 'client'
      : 'homeowner',
  );
}

/** The attempts that run for these items towards this party. */
const runFor = (world: World, life: Life, turn: Turn, party: Party): Run | undefined =>
  life.state.runs.find((run) => {
    if (run.ended !== null || !run.items.some((id) => turn.items.includes(id))) return false;
    const of = world.standard.attempts.find((plan) => plan.name === run.plan)?.of;
    return of === party.role || (of === 'requester' && party.id === life.state.requesterId);
  });

/**
 * When this party answers: some hours after the attempt that reaches them; where nobody asks, by themselves after some
 * days; null: not yet, or never.
 */
export function answerAt(world: World, life: Life, turn: Turn, party: Party, now: Instant): Instant | null {
  const reached = answersAt(life, party);
  const within = drawn(life.chance, 0.3, world.scenario.answers.withinHours) * hour;
  const run = runFor(world, life, turn, party);
  if (run !== undefined) {
    const made = run.attempts.filter(
      (row) => row.madeAt !== null && row.channel !== 'phone' && row.outcome !== 'bounced',
    );
    return made.length >= reached ? Math.max(now, (made[reached - 1]?.madeAt ?? now) + within) : null;
  }
  if (!Number.isFinite(reached)) return null;
  if (turn.ways.plans.length === 0) return now + reached * day + within;
  return reached === 1 ? now + day + within : null;
}

/** The party answers: by making the move, where they may and would; else by writing, and a member of staff makes it. */
export function answering(
  world: World,
  life: Life,
  turn: Turn,
  now: Instant,
  look: Looking,
  isOurs: boolean,
): void {
  if (turn.answerTry === turn.refused || turn.refused > 3) return;
  const party = waitedFor(life, turn);
  if (party === undefined) return;
  const { step } = turn;
  const books = step?.move.appointment?.does === 'books';
  // What is offered is chosen when there is something to choose from.
  if (books && isOurs && !isAnyOffered(world, life, turn, now)) return;
  const at = turn.answered
    ? now
    : isOurs
      ? now + drawn(life.chance, 0.3, world.scenario.answers.withinHours) * hour
      : answerAt(world, life, turn, party, now);
  if (at === null) return;
  const answer = (then: Instant): void => {
    if (!isStanding(life, turn)) return;
    const may =
      step !== null &&
      (step.parties.includes(party.role) ||
        (step.parties.includes('requester') && life.state.requesterId === party.id));
    const slot = books ? agreedSlot(world, life, turn, then) : null;
    if (may && (life.lot.themselves || step.roles.length === 0) && (!books || slot !== null)) {
      makes(world, life, turn, then, { kind: 'party', id: party.id, role: party.role }, slot, look);
      return;
    }
    turn.answered = true;
    if (!isOurs) writes(world, life, party.id, then, look);
    if (step === null || step.roles.length === 0 || turn.isTaken || !isStanding(life, turn)) return;
    turn.isTaken = true;
    const what = { roles: step.roles, minutes: step.minutes, stage: turn.ways.stage.name, inDiary: books };
    queue(
      world,
      life,
      then,
      what,
      () => isStanding(life, turn),
      (later, by) => {
        const agreed = books ? agreedSlot(world, life, turn, later) : null;
        if (!books || agreed !== null) makes(world, life, turn, later, by, agreed, look);
      },
    );
  };
  turn.answerTry = turn.refused;
  plan(life.plans, at, books, answer);
}

function makes(
  world: World,
  life: Life,
  turn: Turn,
  at: Instant,
  by: Author,
  agreed: ReturnType<typeof agreedSlot>,
  look: Looking,
): void {
  const { step } = turn;
  if (step === null) return;
  const filling = agreed === null ? {} : { slot: agreed.slot, wish: agreed.wish };
  const fields = fieldsOf(world, life, step.move, { now: at, items: turn.items, ...filling });
  if (make(world, life, turn, step, at, by, fields, look) && agreed !== null)
    noteBooking(world, turn, agreed.slot);
}
