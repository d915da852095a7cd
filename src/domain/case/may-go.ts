import type { Move } from '../standards/standard.ts';
import { putTogether } from './put-together.ts';
import type { Item } from './state.ts';

/** Where an item stands that is closed, as moves name it. */
export const closedAs = putTogether((outcome) => `closed as ${outcome}`);

/** Whether the standard lets the item go this way from where it stands, or from its closure. */
export function mayGo(item: Item, move: Move): boolean {
  const from =
    item.stage === null
      ? item.outcome !== null && move.from.includes(closedAs(item.outcome))
      : move.from.includes(item.stage) || move.from.includes('any open');
  if (!from) return false;
  for (const name in move.only)
    if (move.only[name]?.includes(item.attributes[name] ?? '') !== true) return false;
  return true;
}
