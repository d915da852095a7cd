import type { Instant } from '../../domain/time/types.ts';

export interface Planned {
  readonly at: Instant;
  readonly run: (at: Instant) => Promise<void>;
}

/** What is planned, earliest first; of one moment, in the order in which it was planned. */
export function queue(): {
  readonly add: (planned: Planned) => void;
  readonly nextAt: () => Instant | null;
  /** Takes out everything planned up to that moment. */
  readonly take: (upTo: Instant) => Planned[];
} {
  const waiting: Planned[] = [];
  return {
    add: (planned) => {
      let low = 0;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((waiting[middle]?.at ?? 0) <= planned.at) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, planned);
    },
    nextAt: () => waiting[0]?.at ?? null,
    take: (upTo) => {
      const until = waiting.findIndex(({ at }) => at > upTo);
      return waiting.splice(0, until < 0 ? waiting.length : until);
    },
  };
}
