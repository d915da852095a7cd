export type FixedClock = {
  /** The instant it shows (milliseconds since 1970, UTC). */
  readonly now: () => number;
  readonly set: (instant: number | string) => void;
  readonly forward: (milliseconds: number) => void;
};

function instantOf(text: number | string): number {
  const instant = typeof text === 'number' ? text : Date.parse(text);
  if (!Number.isSafeInteger(instant)) throw new Error(`not an instant: ${text}`);
  return instant;
}

/** A clock that stands still until it is set: an instant, or ISO 8601 with its offset ('2026-03-02T09:00:00Z'). */
export function fixedClock(start: number | string): FixedClock {
  let instant = instantOf(start);
  return {
    now: () => instant,
    set: (to) => {
      instant = instantOf(to);
    },
    forward: (milliseconds) => {
      instant += milliseconds;
    },
  };
}
