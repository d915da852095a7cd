import type { Instant } from '../../time/types.ts';
import { fieldsOf } from './fields.ts';
import { isStanding, type Looking, make, queue } from './intend.ts';
import type { Life, Turn } from './life.ts';
import type { Way } from './ways.ts';
import type { World } from './world.ts';

/** News that was promised is given when it comes at risk, with the date that stands, as long as nothing else has kept it. */
export function renewing(world: World, life: Life, turn: Turn, way: Way, now: Instant, look: Looking): void {
  const owed = life.state.promises.find(
    (row) =>
      row.keptAt === null &&
      row.supersededAt === null &&
      way.move.starts.includes(row.promise) &&
      way.keeps.includes(row.promise) &&
      turn.items.includes(row.itemId ?? ''),
  );
  if (owed === undefined || turn.renewed.some((row) => row.way === way && row.promiseId === owed.id)) return;
  turn.renewed.push({ way, promiseId: owed.id });
  const { roles, minutes } = way;
  const at = Math.max(now, owed.atRiskAt ?? now);
  const isWanted = (): boolean =>
    isStanding(life, turn) &&
    life.state.promises.some((row) => row.id === owed.id && row.keptAt === null && row.supersededAt === null);
  const what = { roles, minutes, stage: turn.ways.stage.name, inDiary: false };
  queue(world, life, at, what, isWanted, (then, by) => {
    const fields = fieldsOf(world, life, way.move, { now: then, items: turn.items, asBefore: true });
    make(world, life, turn, way, then, by, fields, look);
  });
}
