import type { Ground } from '../app/ground.ts';
import { stopWinding, toWind, underWay, windTo } from '../app/training/wind.ts';
import type { OnFault, Turn } from './loop.ts';

/** Winds the clocks of training desks that were asked to. `wall` is the wall clock; told to stop, it stops where it is. */
export function windTurn(ground: Ground, wall: () => number, stop: AbortSignal, onFault: OnFault): Turn {
  return async () => {
    for (const { organisation, to } of await toWind(ground)) {
      const goOn = async () => !stop.aborted && (await underWay(ground, organisation)) !== null;
      await windTo(ground, organisation, to, wall, goOn, (_case, error) => onFault('wind', error));
      if (!stop.aborted) await stopWinding(ground, organisation);
    }
    return false;
  };
}
