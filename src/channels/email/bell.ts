/** Wakes one waiter, for as many rings as there were before it waits. */
export interface Bell {
  readonly ring: () => void;
  /** Forgets earlier rings. */
  readonly quiet: () => void;
  /** Resolves at the first ring since the last `quiet`, or after so many milliseconds. */
  readonly rung: (atMost: number) => Promise<void>;
}

/** A bell that has not rung yet. */
export function bell(): Bell {
  let { promise, resolve } = Promise.withResolvers<void>();
  return {
    ring: () => resolve(),
    quiet: () => {
      ({ promise, resolve } = Promise.withResolvers<void>());
    },
    rung: async (atMost) => {
      const { promise: late, resolve: now } = Promise.withResolvers<void>();
      const timer = setTimeout(now, atMost);
      await Promise.race([promise, late]);
      clearTimeout(timer);
    },
  };
}
