import type { Author } from '../../case/event.ts';
import type { Instant } from '../../time/types.ts';
import { answerAt } from './answering.ts';
import { ask, settle } from './deeds.ts';
import { stored } from './fields.ts';
import { type Looking, standing } from './intend.ts';
import { homeownerId, isFirst, type Life, partyOf, type Turn } from './life.ts';
import { plan } from './plans.ts';
import type { World } from './world.ts';

const tenMinutes = 600_000;

/** The signature: at the door when the visit is done, or when they answer our asking; some find that it is not done. */
export function signing(world: World, life: Life, turn: Turn, now: Instant, look: Looking): void {
  if (turn.signatureTry === turn.refused || turn.refused > 3) return;
  const party = partyOf(life.state, 'homeowner');
  if (party === undefined) return;
  const atTheDoor = life.lastVisitAt === turn.enteredAt && life.lot.signsAtTheDoor;
  const at = atTheDoor ? now + tenMinutes : turn.answered ? now : answerAt(world, life, turn, party, now);
  if (at === null) return;
  turn.signatureTry = turn.refused;
  plan(life.plans, at, false, (then) => {
    const items = standing(life, turn);
    if (items.length === 0) return;
    const refuses = life.lot.refusesToSign && isFirst(life, 'refused to sign');
    const by: Author = { kind: 'party', id: homeownerId, role: 'homeowner' };
    const done = ask(world, life, then, by, {
      do: 'sign',
      data: {
        signatureId: `signature ${life.deeds}`,
        capacity: 'homeowner',
        nameWordsId: stored,
        fileId: stored,
        done: refuses ? [] : items,
        notDone: refuses ? items : [],
        remarksWordsId: refuses ? stored : null,
      },
    });
    if (!done) turn.refused += 1;
    settle(world, life, then, (later) => look(world, life, later));
  });
}
