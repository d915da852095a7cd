/**
 * A slow model of working time, written from the page that says what working time is: it walks dates one by one and
 * asks Temporal for every wall time. It shares no line with src/domain/time, which is measured against it.
 */
export interface ModelCalendar {
  timezone: string;
  weekly: Record<string, [string, string][]>;
  holidays: string[];
  dates?: Record<string, [string, string][]>;
}

export interface ModelPause {
  from: number;
  to: number;
  effect?: 'excluding (p,q]' | 'excluding [p,q]' | 'restart';
}

const NAMES = ['', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Far enough for any random case; a calendar that does not open within it never does. */
const MOST_DATES = 900;

type Day = Temporal.PlainDate;
export type Opening = { open: number; close: number };

export function dateAt(c: ModelCalendar, t: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(c.timezone).toPlainDate();
}

/** The earliest instant at which the local clock reads at least the date and 'HH:MM'. */
export function inst(c: ModelCalendar, date: Day, time: string): number {
  const wall =
    time === '24:00'
      ? date.add({ days: 1 }).toPlainDateTime('00:00')
      : date.toPlainDateTime(Temporal.PlainTime.from(time));
  const early = wall.toZonedDateTime(c.timezone, { disambiguation: 'earlier' });
  if (early.toPlainDateTime().equals(wall)) return early.epochMilliseconds;
  const jump = early.getTimeZoneTransition('next');
  if (jump === null) throw new Error('a gap without a jump');
  return jump.epochMilliseconds;
}

const seen = new WeakMap<ModelCalendar, Map<string, Opening[]>>();

/** The openings of positive length of a date. */
export function openings(c: ModelCalendar, date: Day): Opening[] {
  const known = seen.get(c) ?? new Map<string, Opening[]>();
  seen.set(c, known);
  const key = date.toString();
  const before = known.get(key);
  if (before) return before;
  const hours =
    c.dates?.[key] ?? (c.holidays.includes(key) ? [] : (c.weekly[NAMES[date.dayOfWeek] ?? ''] ?? []));
  const found = hours
    .map(([open, close]) => ({ open: inst(c, date, open), close: inst(c, date, close) }))
    .filter(({ open, close }) => open < close);
  known.set(key, found);
  return found;
}

export const works = (c: ModelCalendar, date: Day): boolean => openings(c, date).length > 0;

export function isWorking(c: ModelCalendar, t: number): boolean {
  const date = dateAt(c, t);
  return [-1, 0, 1].some((days) => openings(c, date.add({ days })).some((o) => o.open <= t && t < o.close));
}

/** Openings from the date before t's onwards, walked date by date. */
function* from(c: ModelCalendar, t: number, step: 1 | -1): Generator<Opening & { date: Day }> {
  let date = dateAt(c, t).subtract({ days: step });
  for (let i = 0; i < MOST_DATES; i++, date = date.add({ days: step })) {
    const list = openings(c, date).map((o) => ({ ...o, date }));
    yield* step === 1 ? list : list.reverse();
  }
}

export function opening(c: ModelCalendar, t: number): { at: number; date: Day } | null {
  for (const o of from(c, t, 1)) if (o.close > t) return { at: Math.max(t, o.open), date: o.date };
  return null;
}

export function worked(c: ModelCalendar, a: number, b: number): number {
  if (b < a) return 0 - worked(c, b, a);
  let sum = 0;
  for (const o of from(c, a, 1)) {
    if (o.open >= b) break;
    sum += Math.max(0, Math.min(o.close, b) - Math.max(o.open, a));
  }
  return sum;
}

export function add(c: ModelCalendar, t: number, ms: number): number | null {
  if (ms === 0) return t;
  let left = Math.abs(ms);
  for (const o of from(c, t, ms > 0 ? 1 : -1)) {
    const start = ms > 0 ? Math.max(o.open, t) : o.open;
    const end = ms > 0 ? o.close : Math.min(o.close, t);
    if (end <= start) continue;
    if (left <= end - start) return ms > 0 ? start + left : end - left;
    left -= end - start;
  }
  return null;
}

/** The n-th date strictly after another for which `counts` holds. */
export function nth(date: Day, n: number, counts: (d: Day) => boolean): Day | null {
  let day = date;
  let left = n;
  for (let i = 0; left > 0; i++) {
    if (i > MOST_DATES) return null;
    day = day.add({ days: 1 });
    if (counts(day)) left--;
  }
  return day;
}

export function lastClose(c: ModelCalendar, date: Day): number {
  return openings(c, date).at(-1)?.close ?? inst(c, date, '24:00');
}

/** Dates in (a, b] for which `counts` holds; the negative of the swapped call. */
export function countIn(a: Day, b: Day, counts: (d: Day) => boolean): number {
  if (Temporal.PlainDate.compare(a, b) > 0) return 0 - countIn(b, a, counts);
  let sum = 0;
  for (let d = a.add({ days: 1 }); Temporal.PlainDate.compare(d, b) <= 0; d = d.add({ days: 1 }))
    if (counts(d)) sum++;
  return sum;
}
