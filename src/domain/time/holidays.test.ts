import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEED } from '../../../test/oracle/london.ts';
import { CalendarFault } from './calendar.ts';
import { type Division, dayCalendar, holidaysOf, readFeed } from './holidays.ts';

type Day = Temporal.PlainDate;
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];

/** Easter Sunday by the Gregorian computus (the anonymous algorithm of 1876). */
function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (skipped + 19 * golden + 15) % 30;
  const moon =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const shift = moon - weekday;
  const month = 3 + Math.floor((shift + 40) / 44);
  return Temporal.PlainDate.from({ year, month, day: shift + 28 - 31 * Math.floor(month / 4) });
}

const date = (year: number, month: number, day: number): Day => Temporal.PlainDate.from({ year, month, day });

function mondayFrom(day: Day, step: 1 | -1): Day {
  let found = day;
  while (found.dayOfWeek !== 1) found = found.add({ days: step });
  return found;
}

/** A fixed date, or the first weekday after it that is not taken. */
function substituted(day: Day, taken: Day[]): Day {
  let found = day;
  while (found.dayOfWeek > 5 || taken.some((one) => one.equals(found))) found = found.add({ days: 1 });
  return found;
}

/** A year's bank holidays by the Banking and Financial Dealings Act 1971 and the proclamations since. */
function expected(division: Division, year: number): string[] {
  const scotland = division === 'scotland';
  const found: Day[] = [substituted(date(year, 1, 1), [])];
  if (scotland) found.push(substituted(date(year, 1, 2), found));
  if (division === 'northern-ireland') {
    found.push(substituted(date(year, 3, 17), []), substituted(date(year, 7, 12), []));
  }
  found.push(easter(year).subtract({ days: 2 }));
  if (!scotland) found.push(easter(year).add({ days: 1 }));
  found.push(year === 2020 ? date(2020, 5, 8) : mondayFrom(date(year, 5, 1), 1));
  found.push(year === 2022 ? date(2022, 6, 2) : mondayFrom(date(year, 5, 31), -1));
  found.push(scotland ? mondayFrom(date(year, 8, 1), 1) : mondayFrom(date(year, 8, 31), -1));
  if (scotland) found.push(substituted(date(year, 11, 30), []));
  const christmas = [date(year, 12, 25), date(year, 12, 26)];
  const kept = christmas.filter((day) => day.dayOfWeek <= 5);
  for (let missing = christmas.length - kept.length; missing > 0; missing--)
    kept.push(substituted(date(year, 12, 27), kept));
  found.push(...kept);
  if (year === 2022) found.push(date(2022, 6, 3), date(2022, 9, 19));
  if (year === 2023) found.push(date(2023, 5, 8));
  if (year === 2026 && scotland) found.push(date(2026, 6, 15));
  return found.map((day) => day.toString()).sort();
}

for (const division of ['england-and-wales', 'scotland', 'northern-ireland'] as const)
  test(`the bank holidays of ${division} are those of Easter, the Act and the proclamations`, () => {
    const stored = FEED[division].events.map((event) => event.date);
    assert.deepEqual(
      stored,
      YEARS.flatMap((year) => expected(division, year)),
    );
    assert.equal(FEED[division].division, division);
  });

test('a holiday moved to another day says that it is a substitute', () => {
  const notes = FEED.scotland.events
    .filter((event) => event.notes === 'Substitute day')
    .map((event) => event.date);
  assert.ok(notes.includes('2022-01-04') && notes.includes('2025-12-01') && !notes.includes('2022-06-02'));
  for (const { events } of Object.values(FEED))
    for (const event of events) assert.deepEqual(Object.keys(event), ['title', 'date', 'notes', 'bunting']);
});

test('a day calendar has the holidays of its nation, of any nation, or none', () => {
  const nations = (['england-and-wales', 'scotland', 'northern-ireland'] as const).map((name) =>
    holidaysOf(name, FEED),
  );
  const any = holidaysOf('uk-any', FEED);
  assert.deepEqual(any.holidays, [...new Set(nations.flatMap((nation) => nation.holidays))].sort());
  assert.deepEqual([any.firstYear, any.lastYear], [2019, 2028]);
  assert.deepEqual(holidaysOf('none', FEED), { holidays: [], holidayNames: {} });
  const scotland = dayCalendar('scotland', FEED, 'edition');
  assert.deepEqual([scotland.id, scotland.version, scotland.lastYear], ['scotland', 'edition', 2028]);
  assert.equal(scotland.holidayNames?.['2025-12-01'], 'St Andrew’s Day');
});

test('a nation has its own holidays only, and a day calendar is open all day from Monday to Friday', () => {
  const dates = FEED['england-and-wales'].events.map((event) => event.date);
  assert.deepEqual(holidaysOf('england-and-wales', FEED).holidays, dates);
  const { timezone, weekly } = dayCalendar('scotland', FEED, 'edition');
  const all = [['00:00', '24:00']];
  assert.equal(timezone, 'Europe/London');
  assert.deepEqual(weekly, { mon: all, tue: all, wed: all, thu: all, fri: all, sat: [], sun: [] });
});

test('uk-any begins with the nation whose holidays begin last', () => {
  const later = { ...FEED.scotland, events: FEED.scotland.events.filter((event) => event.date > '2021') };
  assert.equal(holidaysOf('uk-any', { ...FEED, scotland: later }).firstYear, 2021);
});

test('uk-any ends with the nation whose holidays end first', () => {
  const shorter = { ...FEED.scotland, events: FEED.scotland.events.filter((event) => event.date < '2027') };
  assert.equal(holidaysOf('uk-any', { ...FEED, scotland: shorter }).lastYear, 2026);
});

test('a feed that is not as published is refused with its places', () => {
  const faults = (data: unknown) => {
    try {
      readFeed(data);
    } catch (error) {
      if (error instanceof CalendarFault) return error.faults;
    }
    return [];
  };
  assert.equal(faults(null).length, 3);
  assert.deepEqual(faults({ ...FEED, scotland: { events: [] } }), [
    'scotland.events: give a list of holidays',
  ]);
  assert.deepEqual(faults({ ...FEED, scotland: { events: [{ title: 'A day' }] } }), [
    'scotland.events[0].date: no such date; write YYYY-MM-DD',
  ]);
  const bad = {
    division: 'scotland',
    events: [
      { title: '', date: '2026-02-30' },
      { title: 7, date: '2026-01-02' },
    ],
  };
  assert.deepEqual(faults({ ...FEED, scotland: bad }), [
    "scotland.events[0].title: give the holiday's name, in one line",
    'scotland.events[0].date: no such date; write YYYY-MM-DD',
    "scotland.events[1].title: give the holiday's name, in one line",
  ]);
  const withDay = (title: string, date: string) => ({
    ...FEED,
    scotland: { ...FEED.scotland, events: [...FEED.scotland.events, { title, date }] },
  });
  const added = `scotland.events[${FEED.scotland.events.length}]`;
  for (const date of ['9999-01-03', '1969-12-25'])
    assert.deepEqual(faults(withDay('A day', date)), [`${added}.date: write a date from 1970 to 2199`]);
  assert.deepEqual(faults(withDay('A\u001b[31m day', '2027-01-05')), [
    `${added}.title: give the holiday's name, in one line`,
  ]);
});

test('a year with a day or two is no published year: a mistyped date would make years without holidays', () => {
  const last = Math.max(...FEED.scotland.events.map(({ date }) => Number(date.slice(0, 4))));
  const read = (date: string) => () =>
    readFeed({
      ...FEED,
      scotland: { ...FEED.scotland, events: [...FEED.scotland.events, { title: 'A day', date }] },
    });
  assert.throws(read('2082-01-03'), new RegExp(`scotland.events: ${last + 1} has no day`));
  assert.throws(read(`${last + 1}-01-01`), new RegExp(`${last + 1} has only ${last + 1}-01-01, and years`));
  assert.doesNotThrow(read(`${last}-12-31`));
});

const feedFaults = (events: readonly { title: string; date: string }[]): readonly string[] => {
  try {
    readFeed({ ...FEED, scotland: { events } });
  } catch (error) {
    if (error instanceof CalendarFault) return error.faults;
  }
  return [];
};
const datesIn = (year: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ title: 'A day', date: `${year}-0${n + 1}-01` }));

test('a year of five holidays is whole, one of two says which they are', () => {
  assert.deepEqual(feedFaults(datesIn(2026, 5)), []);
  assert.match(feedFaults(datesIn(2026, 2))[0] ?? '', /2026 has only 2026-01-01, 2026-02-01, and years/);
});

test('of years that are not whole five are told', () => {
  assert.equal(feedFaults([...datesIn(2010, 5), ...datesIn(2026, 5)]).length, 5);
  assert.equal(feedFaults([...datesIn(2022, 5), ...datesIn(2026, 5)]).length, 3);
});
