import type { Slot } from '../../../domain/case/event.ts';
import type { Item } from '../../../domain/case/state.ts';
import { instOf } from '../../../domain/time/derived.ts';
import { dateAfter, later, slotOn } from '../diary.ts';
import { samplePhoto } from '../sample-photo.ts';
import { type Act, answers, byParty, inMinutes, move, partyOf, type Scene, staffAct } from '../scene.ts';

export type Kind = 'inspection' | 'fitting';

const hour = 3_600_000;

/** The goods' date of an item, where a delivery is on its way. */
const goodsOn = (item: Item): string | null =>
  typeof item.facts.delivery === 'string' ? item.facts.delivery : null;

/** Two or three times: after the goods are there, inside the promise where that can be. */
function times(scene: Scene, items: readonly Item[], first: number): Slot[] {
  const { calendar, now } = scene;
  const goods =
    items
      .map(goodsOn)
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null;
  const starts = ['09:00', '11:00', '14:00'];
  const slots: Slot[] = [];
  for (let day = first; slots.length < 3 && day < first + 15; day += 1) {
    if (goods !== null && dateAfter(calendar, now, day) <= goods) continue;
    slots.push(slotOn(calendar, now, day, starts[slots.length] ?? '09:00'));
  }
  return slots;
}

const offeredOf = ({ state, now }: Scene, kind: Kind, items: readonly Item[]): Slot[] =>
  state.offers
    .filter((offer) => offer.kind === kind && offer.items.some((id) => items.some((item) => item.id === id)))
    .flatMap((offer) => offer.slots)
    .filter((slot) => slot.from > now + 12 * hour);

/** Arranging: the planner offers times; the homeowner chooses one when an attempt reaches them, or asks for a later day. */
export function arrange(scene: Scene, kind: Kind, items: readonly Item[], answered: boolean): Act | null {
  const { lived, calendar, now } = scene;
  const [first] = items;
  if (first === undefined) return null;
  const planner = staffAct(scene, 'operations planner');
  const offered = offeredOf(scene, kind, items);
  if (offered.length < 2)
    return move(scene, `offer ${kind} times`, items, {
      by: planner,
      at: inMinutes(scene, 20, 150),
      fields: { slots: times(scene, items, kind === 'inspection' ? 3 : 4) },
    });
  const party = partyOf(scene, 'homeowner');
  // Where nobody lives yet the site manager lets us in.
  if (!answered && party !== undefined && !answers(scene, first)) return null;
  const wishes = lived.temper.wantsLater && !lived.happened.has(`${kind} later`);
  const slot = wishes
    ? slotOn(calendar, now, 14, '10:00')
    : offered[Math.floor(lived.next() * offered.length)];
  if (slot === undefined) return null;
  const chooses =
    party !== undefined && lived.next() < 0.6 && party.points.some(({ channel }) => channel === 'email');
  const operative = staffAct(scene, kind === 'inspection' ? 'site operative' : 'fitter');
  return move(scene, `${kind} agreed`, items, {
    by: chooses && party !== undefined ? byParty(party) : planner,
    at: inMinutes(scene, 15, 240),
    ...(wishes ? { once: `${kind} later` } : {}),
    fields: { slot, ...(chooses || operative.kind !== 'staff' ? {} : { operative: operative.id }) },
    ...(wishes ? { says: { wish: 'We are away until then, please not before' } } : {}),
  });
}

/** The visit itself, or what comes between. */
export function visit(scene: Scene, kind: Kind, items: readonly Item[]): Act | null {
  const { state, lived, calendar, now } = scene;
  const { temper, happened } = lived;
  const booked = state.appointments.find(
    (row) =>
      row.kind === kind &&
      row.outcome === null &&
      row.items.some((id) => items.some((item) => item.id === id)),
  );
  if (booked === undefined) return null;
  const those = items.filter(({ id }) => booked.items.includes(id));
  const role = kind === 'inspection' ? 'site operative' : 'fitter';
  const named = booked.operative === null ? undefined : scene.crew.member(booked.operative);
  const by =
    named === undefined
      ? staffAct(scene, role)
      : { kind: 'staff' as const, id: named.id, roles: named.roles };
  const before = booked.slot.from - 20 * hour;
  const party = partyOf(scene, 'homeowner');
  if (temper.movesVisit && !happened.has('moved') && party !== undefined && before > now)
    return move(scene, `${kind} moved by the homeowner`, those, {
      by: byParty(party),
      at: Math.max(before, now + 60_000),
      once: 'moved',
      says: { wish: 'My shift was changed, could you come the week after?' },
      fields: { slot: slotOn(calendar, booked.slot.from, 5, '13:00') },
    });
  const arrived = booked.slot.from + 0.4 * hour;
  const minutes = 36 + Math.floor(lived.next() * 72);
  const done = Math.max(now + 60_000, booked.slot.from + minutes * 60_000);
  if (temper.weMissVisit && !happened.has('missed'))
    return move(scene, `${kind} moved by us`, those, {
      by: staffAct(scene, 'operations planner'),
      at: done,
      once: 'missed',
      says: { reason: 'The van broke down on the way' },
    });
  if (temper.noAccess && !happened.has('no access'))
    return move(scene, `no access for the ${kind}`, those, {
      by,
      at: done,
      once: 'no access',
      fields: { arrived },
      files: { field: 'photo', files: [samplePhoto('card-left.png')] },
    });
  if (kind === 'inspection')
    return move(scene, 'inspected', those, {
      by,
      at: done,
      says: { findings: 'Seen as described; the part has to be replaced' },
    });
  if (temper.secondVisit && !happened.has('second visit'))
    return move(scene, 'visited, not finished', those, {
      by,
      at: done,
      once: 'second visit',
      says: { left: scene.says.leftToDo },
    });
  return move(scene, 'fitted', those, { by, at: done });
}

/** While a fitting is arranged or booked the goods arrive, or turn out late. */
export function goods(scene: Scene, items: readonly Item[]): Act | null {
  const { lived, calendar, now, state } = scene;
  const waited = items.filter(
    (item) =>
      goodsOn(item) !== null &&
      state.promises.some(
        (row) =>
          row.itemId === item.id &&
          row.promise === 'deliver' &&
          row.keptAt === null &&
          row.status !== 'superseded',
      ),
  );
  const [first] = waited;
  const on = first === undefined ? null : goodsOn(first);
  if (on === null) return null;
  const arrives = Math.max(later(calendar, now, 20), instOf(calendar, on, '11:30'));
  const by = staffAct(scene, 'operations planner');
  if (lived.temper.lateDelivery && !lived.happened.has('late'))
    return move(scene, 'delivery put off', waited, {
      by,
      at: arrives,
      once: 'late',
      says: { reason: 'The colour is made to order and comes with the next batch' },
      fields: {
        delivery: dateAfter(calendar, arrives, lived.next() < 0.6 ? 4 : 8),
        because: lived.next() < 0.7 ? 'item not stocked' : 'our supplier is late',
      },
    });
  return move(scene, 'goods arrived', waited, {
    by,
    at: arrives,
    says: { proof: 'Signed for at the depot' },
  });
}
