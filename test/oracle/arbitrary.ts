import fc from 'fast-check';
import { compileCalendar } from '../../src/domain/time/compile.ts';

/**
 * Random calendars and instants that crowd clock changes, openings and closings. KEPT_RUNS says how many runs a
 * property has, KEPT_SEED which ones; where CI is set there are 10,000.
 */
export const RUNS = Number(process.env.KEPT_RUNS ?? (process.env.CI ? 10_000 : 300));
/** The model is slow: thousands of cases are enough. */
export const MODEL_RUNS = process.env.KEPT_RUNS ? RUNS : Math.min(RUNS, 1500);
export const SEED = Number(process.env.KEPT_SEED ?? 1);
/** Calendars are drawn once and shared, because compiling one costs more than what is asked of it. */
const POOLED = Math.min(1000, 100 + Math.floor(RUNS / 10));

/** Zone, and the years to try: where its clock changes are odd. */
const ZONES: readonly [string, number][] = [
  ['Europe/London', 2025],
  ['Europe/London', 2026],
  ['America/New_York', 2026],
  ['Australia/Lord_Howe', 2026],
  ['Australia/Lord_Howe', 2027],
  ['America/Sao_Paulo', 2006],
  ['America/Sao_Paulo', 2011],
  ['America/Sao_Paulo', 2017],
  ['Asia/Kolkata', 2026],
  ['America/St_Johns', 2009],
  ['Pacific/Apia', 2011],
  ['Pacific/Kwajalein', 1993],
  ['America/Nuuk', 2026],
  ['Antarctica/Troll', 2026],
  ['Etc/GMT+5', 2026],
  ['UTC', 2026],
];

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Hours = [string, string][];

export interface Sample {
  calendar: {
    timezone: string;
    weekly: Record<(typeof DAYS)[number], Hours>;
    holidays: string[];
    dates: Record<string, Hours>;
  };
  year: number;
}

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes that favour midnight, the hours of clock changes, and office hours. */
const minute = fc.oneof(
  fc.constantFrom(0, 60, 90, 120, 150, 180, 540, 720, 780, 1020, 1380, 1410, 1440),
  fc.integer({ min: 0, max: 1440 }),
);

const hours: fc.Arbitrary<Hours> = fc
  .tuple(fc.uniqueArray(minute, { minLength: 0, maxLength: 6 }), fc.boolean())
  .map(([found, touching]) => {
    const sorted = found.toSorted((a, b) => a - b).map(time);
    const step = touching ? 1 : 2;
    const pairs: Hours = [];
    for (let i = 0; i + 1 < sorted.length; i += step) pairs.push([sorted[i] ?? '', sorted[i + 1] ?? '']);
    return pairs;
  });

const office: fc.Arbitrary<Hours> = fc.constantFrom<Hours>(
  [['09:00', '17:00']],
  [
    ['09:00', '12:00'],
    ['12:00', '17:00'],
  ],
  [
    ['09:00', '12:30'],
    ['13:15', '17:00'],
  ],
  [['00:00', '24:00']],
  [['22:00', '24:00']],
  [['01:30', '02:15']],
);

function dateIn(year: number): fc.Arbitrary<string> {
  return fc
    .integer({ min: 0, max: 729 })
    .map((days) => Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days }).toString());
}

const weekdays: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

const drawn: fc.Arbitrary<Sample> = fc.constantFrom(...ZONES).chain(([timezone, year]) =>
  fc
    .record({
      open: fc.array(fc.oneof(office, hours), { minLength: 7, maxLength: 7 }),
      closed: fc.oneof(
        { weight: 11, arbitrary: fc.subarray([...weekdays], { maxLength: 5 }) },
        // Hours of single dates only: such a calendar ends.
        { weight: 1, arbitrary: fc.constant(weekdays) },
      ),
      holidays: fc.array(dateIn(year), { maxLength: 40 }),
      dates: fc.dictionary(dateIn(year), fc.oneof(hours, office, fc.constant<Hours>([])), { maxKeys: 6 }),
    })
    .map(({ open, closed, holidays, dates }) => {
      const of = (i: number): Hours => (closed.includes(i) ? [] : (open[i] ?? []));
      const weekly = { mon: of(0), tue: of(1), wed: of(2), thu: of(3), fri: of(4), sat: of(5), sun: of(6) };
      return { calendar: { timezone, weekly, holidays, dates }, year };
    }),
);

const pool = fc.sample(drawn, { numRuns: POOLED, seed: SEED });

export const sample: fc.Arbitrary<Sample> = fc.constantFrom(...pool);

/** What is made of a sample once, however often it is drawn. */
export function once<T>(make: (s: Sample) => T): (s: Sample) => T {
  const made = new WeakMap<Sample, { value: T }>();
  return (s) => {
    const known = made.get(s) ?? { value: make(s) };
    made.set(s, known);
    return known.value;
  };
}

export const compiled = once((s) => compileCalendar(s.calendar));

export const instantIn = once(instants);

/** Instants of the sample's year, half of them within seconds of a clock change, an opening or a closing. */
function instants({ calendar, year }: Sample): fc.Arbitrary<number> {
  const { timezone } = calendar;
  const first = Temporal.ZonedDateTime.from({ year, month: 1, day: 1, timeZone: timezone });
  const start = first.epochMilliseconds;
  const jumps = [start];
  for (
    let at = first.getTimeZoneTransition('next');
    at !== null && at.year <= year;
    at = at.getTimeZoneTransition('next')
  )
    jumps.push(at.epochMilliseconds);
  const near = fc.constantFrom(
    -86_400_000,
    -3_600_000,
    -1_800_000,
    -1,
    0,
    1,
    1_800_000,
    3_600_000,
    5_400_000,
    86_400_000,
  );
  const edges = [...new Set(DAYS.flatMap((day) => calendar.weekly[day].flat()).concat('00:00'))].filter(
    (edge) => edge !== '24:00',
  );
  const atEdge = fc
    .tuple(fc.integer({ min: 0, max: 364 }), fc.constantFrom(...edges), fc.constantFrom(-1, 0, 1))
    .map(([days, edge, off]) => {
      const date = first.toPlainDate().add({ days }).toPlainDateTime(Temporal.PlainTime.from(edge));
      return date.toZonedDateTime(timezone).epochMilliseconds + off;
    });
  return fc.oneof(
    fc.tuple(fc.constantFrom(...jumps), near).map(([jump, off]) => jump + off),
    atEdge,
    fc.integer({ min: start, max: start + 365 * 86_400_000 }),
  );
}

export const amount: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(1, 1000, 3_600_000, 8 * 3_600_000, 86_400_000),
  fc.integer({ min: 1, max: 30 * 86_400_000 }),
);

/** Hours up to what a year of the calendar holds, so that a slow walk ends. */
export const hoursIn = once((s) =>
  fc.integer({ min: 0, max: Math.min(60, Math.floor(weeklyMs(s) / 90_000)) }),
);

/** Working time up to what a year of the calendar holds. */
export const amountIn = once((s) =>
  fc.oneof(amount, fc.constantFrom(1, 2, 1000)).map((ms) => Math.min(ms, Math.max(1, 40 * weeklyMs(s)))),
);

function weeklyMs({ calendar }: Sample): number {
  const length = ([open, close]: [string, string]) => minutesOf(close) - minutesOf(open);
  const minutes = Object.values(calendar.weekly)
    .flat()
    .reduce((sum, interval) => sum + length(interval), 0);
  return minutes * 60_000;
}

export function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

export const someDays = fc.integer({ min: 0, max: 25 });
