import type { Item } from '../../../domain/case/state.ts';
import { samplePhoto } from '../sample-photo.ts';
import { type Act, inMinutes, move, type Scene, staffAct, today } from '../scene.ts';

/** Registration: the administrator registers and chooses who looks after it. */
export function register(scene: Scene, items: readonly Item[]): Act {
  const manager = scene.crew.manager(scene.lived.home.area, today(scene));
  return move(scene, 'register', items, {
    by: staffAct(scene, 'administrator'),
    at: inMinutes(scene, 25, 280),
    fields: { manager: manager.id },
  });
}

/** What the client answered is read by the administrator, who completes the details. */
export function detailsByHand(scene: Scene, items: readonly Item[]): Act | null {
  if (!scene.lived.happened.has('gave details')) return null;
  return move(scene, 'details arrived', items, {
    by: staffAct(scene, 'administrator'),
    at: inMinutes(scene, 60, 400),
  });
}

const reasons = {
  'supply and fit': 'Ours: the photos show a fault of the part, not of use',
  inspect: 'The photos do not show enough to decide on',
  'offer to self-fit': 'A small part with two screws; a guide goes with it',
  'order needed': 'Damaged after handover, so it is chargeable',
} as const;

/** The way forward, decided for each item by the manager. */
export function decide(scene: Scene, all: readonly Item[]): Act {
  const { lived } = scene;
  const { temper, happened } = lived;
  const by = staffAct(scene, 'care manager');
  const at = inMinutes(scene, 60, 600);
  const [first, ...others] = all;
  const items = temper.mixed && others.length > 0 && first !== undefined ? [first] : all;
  const { part } = scene.says;
  if (items[0]?.stage === 'decision' || happened.has('decided'))
    return move(scene, happened.has('refused to sign') ? 'fit only' : 'supply and fit', items, {
      by,
      at,
      says: { reason: 'Seen by our operative: ours', ...(happened.has('refused to sign') ? {} : { part }) },
    });
  const once = temper.mixed && others.length > 0 ? 'first decided' : 'decided';
  const way = temper.mixed && happened.has('first decided') ? 'supply and fit' : temper.way;
  const made = temper.mixed && others.length === 0 ? 'decided' : once;
  switch (way) {
    case 'not ours':
      return move(scene, way, items, {
        by,
        at,
        once: made,
        says: { reason: scene.says.notOurs },
        files: { field: 'evidence', files: [samplePhoto('evidence.png')] },
      });
    case 'advice given':
      return move(scene, way, items, {
        by,
        at,
        once: made,
        says: { advice: scene.says.advice },
      });
    case 'order needed':
      return move(scene, way, items, {
        by,
        at,
        once: made,
        says: { reason: reasons[way], part, price: '£84.00' },
      });
    case 'supply and fit':
      return move(scene, way, items, { by, at, once: made, says: { reason: reasons[way], part } });
    default:
      return move(scene, way, items, { by, at, once: made, says: { reason: reasons[way] } });
  }
}
