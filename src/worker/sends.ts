import type { Ground } from '../app/ground.ts';
import { sendDue } from '../app/send.ts';
import type { Turn } from './loop.ts';

/** Sends the letters that are due. `sender` null: no relay, letters are kept for the post room. `wall` is the wall clock. */
export function sendTurn(ground: Ground, sender: Parameters<typeof sendDue>[1], wall: () => number): Turn {
  return async () => {
    const { letters, told } = await sendDue(ground, sender, wall());
    return letters > 0 || told > 0;
  };
}
