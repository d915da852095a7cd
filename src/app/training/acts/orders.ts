import type { Item } from '../../../domain/case/state.ts';
import { instOf } from '../../../domain/time/derived.ts';
import { dateAfter, later } from '../diary.ts';
import { type Act, answers, byParty, inMinutes, move, partyOf, type Scene, staffAct } from '../scene.ts';

const wayOf = (item: Item): string => item.attributes['way forward'] ?? '';

/** The client's order comes with the chase that reaches them. */
export function awaitOrder(scene: Scene, items: readonly Item[]): Act | null {
  const [first] = items;
  if (first === undefined || scene.lived.happened.has('keep waiting') || !answers(scene, first)) return null;
  return move(scene, 'order received', items, {
    by: staffAct(scene, 'administrator'),
    at: inMinutes(scene, 30, 300),
    says: { order: `PO ${770_000 + Math.floor(scene.lived.next() * 9_000)}` },
  });
}

/** The planner processes the order: to be fitted by us, or only delivered; now and then the part is no longer made. */
export function processOrder(scene: Scene, items: readonly Item[]): Act {
  const { lived, calendar, now } = scene;
  const by = staffAct(scene, 'operations planner');
  const at = inMinutes(scene, 40, 400);
  if (lived.temper.discontinued && !lived.happened.has('discontinued'))
    return move(scene, 'part discontinued', items, {
      by,
      at,
      once: 'discontinued',
      says: { match: 'Dove Grey silk in the same size; a sample can be sent' },
    });
  const delivery = dateAfter(calendar, now, 2 + Math.floor(lived.next() * 3));
  const fitted = items.filter((item) => ['supply and fit', 'order needed'].includes(wayOf(item)));
  if (fitted.length > 0) return move(scene, 'goods confirmed', fitted, { by, at, fields: { delivery } });
  return move(scene, 'processed for delivery', items, { by, at, fields: { delivery, address: 'home' } });
}

/** The homeowner chooses the match when an attempt reaches them. */
export function chooseMatch(scene: Scene, items: readonly Item[]): Act | null {
  const [first] = items;
  const party = partyOf(scene, 'homeowner');
  if (first === undefined || party === undefined || !answers(scene, first)) return null;
  return move(scene, 'match chosen', items, { by: byParty(party), at: inMinutes(scene, 30, 300) });
}

/** The homeowner says whether they will fit the part themselves. */
export function selfFit(scene: Scene, items: readonly Item[]): Act | null {
  const [first] = items;
  const party = partyOf(scene, 'homeowner');
  if (first === undefined || party === undefined) return null;
  const early = scene.lived.temper.answersAt === 1;
  if (!early && !answers(scene, first)) return null;
  const name = scene.lived.temper.fitsItself ? 'self-fit accepted' : 'self-fit refused';
  return move(scene, name, items, { by: byParty(party), at: inMinutes(scene, 60, 500) });
}

/** Delivered on its day, or put off, or the wrong part. */
export function delivery(scene: Scene, items: readonly Item[]): Act | null {
  const { lived, calendar, now } = scene;
  const on = items[0]?.facts.delivery;
  if (typeof on !== 'string') return null;
  const by = staffAct(scene, 'operations planner');
  if (lived.temper.lateDelivery && !lived.happened.has('late'))
    return move(scene, 'delivery put off', items, {
      by,
      at: inMinutes(scene, 200, 900),
      once: 'late',
      says: { reason: 'The part is made to order and comes with the next batch' },
      fields: { delivery: dateAfter(calendar, now, lived.next() < 0.6 ? 5 : 9), because: 'item not stocked' },
    });
  const arrives = Math.max(later(calendar, now, 45), instOf(calendar, on, '13:00'));
  if (lived.temper.wrongDelivery && !lived.happened.has('wrong'))
    return move(scene, 'wrong or damaged delivery', items, {
      by: staffAct(scene, 'administrator'),
      at: arrives,
      once: 'wrong',
      says: { fault: scene.says.wrongPart },
    });
  return move(scene, 'delivered', items, {
    by,
    at: arrives,
    says: { proof: 'Photo of the parcel as it was left' },
  });
}
