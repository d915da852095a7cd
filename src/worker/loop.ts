import { setTimeout as pause } from 'node:timers/promises';

/** One bounded piece of work; true when there may be more at once. */
export type Turn = () => Promise<boolean>;

/** Told of a turn that threw: the next is tried again, later each time. */
export type OnFault = (loop: string, error: unknown) => void;

const idle = 250;
const longest = 10_000;

/** Takes turns until told to stop, and finishes the one in hand. Idle it looks four times a second. */
export async function keepTurning(
  name: string,
  turn: Turn,
  stop: AbortSignal,
  onFault: OnFault,
): Promise<void> {
  let faults = 0;
  while (!stop.aborted) {
    let wait = idle;
    try {
      const more = await turn();
      faults = 0;
      if (more) wait = 0;
    } catch (error) {
      onFault(name, error);
      wait = Math.min(longest, idle * 2 ** faults);
      faults += 1;
    }
    if (wait > 0) await pause(wait, undefined, { signal: stop }).catch(() => undefined);
  }
}
