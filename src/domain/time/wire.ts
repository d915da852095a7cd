import { DAY_MS, dateOf, parseDate } from './date.ts';
import type { Instant } from './types.ts';
import { FIRST_INSTANT, LAST_INSTANT } from './zone.ts';

const WRITTEN =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * An instant as written on the wire: ISO 8601 with an offset, whole milliseconds, 1970-01-01 to 2200-01-01
 * (section 6). Null for anything else.
 */
export function parseInstant(text: unknown): Instant | null {
  const found = typeof text === 'string' ? WRITTEN.exec(text) : null;
  if (!found) return null;
  const [, date, hours, minutes, seconds = '0', fraction = '', offset] = found as unknown as [
    string,
    string,
    string,
    string,
    string | undefined,
    string | undefined,
    string,
  ];
  const day = parseDate(date);
  if (day === null || Number(fraction.slice(3)) > 0) return null;
  const wall =
    day * DAY_MS +
    Number(hours) * 3_600_000 +
    Number(minutes) * 60_000 +
    Number(seconds) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  const t = wall - offsetMs(offset);
  return t >= FIRST_INSTANT && t <= LAST_INSTANT ? t : null;
}

/** 'YYYY-MM-DDTHH:mm:ss.sssZ'. */
export function writeInstant(t: Instant): string {
  const day = Math.floor(t / DAY_MS);
  const ms = t - day * DAY_MS;
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return `${dateOf(day)}T${clock}.${String(ms % 1000).padStart(3, '0')}Z`;
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
