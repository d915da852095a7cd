import type { Ground } from '../app/ground.ts';
import { wakeDue } from '../app/wake.ts';
import type { OnFault, Turn } from './loop.ts';

/** Wakes the cases at whose moment something changes by itself. `wall` is the wall clock. */
export function wakeTurn(ground: Ground, wall: () => number, onFault: OnFault): Turn {
  return async () => {
    const woken = await wakeDue(ground, wall(), (_case, error) => onFault('wakes', error));
    return woken.cases > 0;
  };
}
