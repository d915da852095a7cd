import type { Item } from '../../../domain/case/state.ts';
import type { Act, Scene } from '../scene.ts';
import { bringOn, call, danger, dispute, settle } from './after.ts';
import { sign } from './completion.ts';
import { decide, detailsByHand, register } from './desk.ts';
import { awaitOrder, chooseMatch, delivery, processOrder, selfFit } from './orders.ts';
import { arrange, goods, visit } from './visits.ts';

const byStage: Readonly<
  Record<string, (scene: Scene, items: readonly Item[]) => Act | null | (Act | null)[]>
> = {
  incomplete: detailsByHand,
  received: register,
  registration: register,
  assessment: decide,
  decision: decide,
  'self-fit offered': selfFit,
  'arranging inspection': (scene, items) => arrange(scene, 'inspection', items, false),
  'inspection slot to be agreed': (scene, items) => arrange(scene, 'inspection', items, true),
  'inspection booked': (scene, items) => visit(scene, 'inspection', items),
  'awaiting order': awaitOrder,
  'order processing': processOrder,
  discontinued: chooseMatch,
  'awaiting delivery': delivery,
  'arranging fitting': (scene, items) => [goods(scene, items), arrange(scene, 'fitting', items, false)],
  'fitting slot to be agreed': (scene, items) => [
    goods(scene, items),
    arrange(scene, 'fitting', items, true),
  ],
  'awaiting fitter': (scene, items) => [goods(scene, items), visit(scene, 'fitting', items)],
  'awaiting completion': sign,
};

/** What somebody is about to do on a case, the earliest first; empty: only time passes. */
export function nextActs(scene: Scene): Act[] {
  const { state } = scene;
  const stages = Map.groupBy(
    state.items.filter(({ stage }) => stage !== null),
    ({ stage }) => stage ?? '',
  );
  const acts = [
    call(scene),
    danger(scene),
    settle(scene),
    dispute(scene),
    bringOn(scene),
    ...[...stages].flatMap(([stage, items]) => byStage[stage]?.(scene, items) ?? null),
  ].filter((act) => act !== null);
  return acts.map((act) => remembered(scene, act)).toSorted((a, b) => a.at - b.at);
}

/** What was planned for a time keeps it, however often the case is looked at before. */
function remembered({ lived, now }: Scene, act: Act): Act {
  const planned = lived.planned.get(act.name);
  if (planned !== undefined && planned >= now) return { ...act, at: planned };
  lived.planned.set(act.name, act.at);
  return act;
}
