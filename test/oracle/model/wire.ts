// Section 6: what may come in, and how things go out.

const first = Date.UTC(1970, 0, 1);
const last = Date.UTC(2200, 0, 1);

/** An instant with its offset and at most whole milliseconds, from 1970 to 2200; no clock of ours has a second 60. */
export function readInstant(text: string): number {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
  if (!shape.test(text)) throw new Error('not an instant with an offset and whole milliseconds');
  return within(Temporal.Instant.from(text).epochMilliseconds);
}

export function writeInstant(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(within(instant)).toString({ fractionalSecondDigits: 3 });
}

export function within(instant: number): number {
  if (instant < first || instant > last) throw new Error('beyond 2200');
  return instant;
}

export function readCount(n: unknown): number {
  if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0 || n > 10_000)
    throw new Error('not a count');
  return n;
}

/** A decimal of at most three places, as thousandths from 0 to 1000. */
export function readShare(share: number): number {
  const thousandths = Math.round(share * 1000);
  if (thousandths / 1000 !== share || thousandths < 0 || thousandths > 1000) throw new Error('not a share');
  return thousandths;
}
