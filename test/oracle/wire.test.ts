import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerClock } from '../../src/domain/time/clock.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { parseInstant, writeInstant } from '../../src/domain/time/wire.ts';
import { RUNS, SEED } from './arbitrary.ts';
import type { Hours, ModelCalendar } from './model/calendar.ts';
import * as model from './model/operations.ts';
import { addWorkingDays, endOfNthWorkingDay } from './model/promise-days.ts';
import * as wire from './model/wire.ts';
import { inst } from './model/zone.ts';

/** What comes in and goes out (working-time, section 6), at the edges of what may. */

const nine: Hours = [['09:00', '17:00']];
const calendars = ['UTC', 'Europe/London', 'America/New_York', 'Pacific/Kiritimati'].map((timezone) => {
  const calendar: ModelCalendar = {
    timezone,
    weekly: { mon: nine, tue: nine, wed: nine, thu: [['22:00', '24:00']], fri: nine, sat: [], sun: [] },
    holidays: [],
  };
  return { calendar, c: compileCalendar(calendar) };
});
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const edges = fc
  .tuple(
    fc.constantFrom(0, Date.UTC(2200, 0, 1)),
    fc.integer({ min: -9 * 24, max: 9 * 24 }),
    fc.constantFrom(-1, 0, 1),
  )
  .map(([edge, hours, off]) => edge + hours * HOUR + off);
/** The model walks: the two ends of a stretch are not two centuries apart. */
const nearby = fc.integer({ min: -9 * DAY, max: 9 * DAY });

test('near 1970 and 2200 the clock answers what the model does, or both refuse', () => {
  const cases = fc.tuple(fc.constantFrom(...calendars), edges, fc.integer({ min: 0, max: 6 }), nearby);
  fc.assert(
    fc.property(cases, ([{ calendar, c }, t, n, off]) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(t).toString();
      const to = Temporal.Instant.fromEpochMilliseconds(t + off).toString();
      const ask = (question: object) =>
        JSON.parse(
          answerClock(JSON.stringify({ calendar: 'c', instant, ...question }), new Map([['c', c]])),
        ) as {
          result?: unknown;
          error?: string;
        };
      const expect = (question: object, answer: () => unknown) => {
        const answered = ask(question);
        const expected = outcome(answer);
        if (expected === 'refused') assert.ok(answered.error, `${JSON.stringify(question)} is not refused`);
        else assert.deepEqual(answered, { id: null, result: expected }, JSON.stringify(question));
      };
      const read = () => wire.readInstant(instant);
      const out = (at: number | null) => (at === null ? null : wire.writeInstant(at));
      const ms = n * 9 * HOUR;
      expect({ op: 'isWorking' }, () => model.isWorking(calendar, read()));
      expect({ op: 'nextOpening' }, () => out(model.nextOpening(calendar, read())));
      expect({ op: 'addWorkingTime', ms }, () => out(model.addWorkingTime(calendar, read(), ms)));
      expect({ op: 'addWorkingTime', ms: -ms }, () => out(model.addWorkingTime(calendar, read(), -ms)));
      expect({ op: 'endOfNthWorkingDay', n }, () => out(endOfNthWorkingDay(calendar, read(), n)));
      expect({ op: 'addWorkingDays', n }, () => begunDate(calendar, addWorkingDays(calendar, read(), n)));
      expect({ op: 'workingTimeBetween', from: instant, to }, () =>
        model.workingTimeBetween(calendar, read(), wire.readInstant(to)),
      );
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test('an instant is read as the model reads it, or refused as it refuses', () => {
  const part = (...choices: string[]) => fc.constantFrom(...choices);
  const text = fc
    .tuple(
      part('1969-12-31', '1970-01-01', '2026-02-29', '2024-02-29', '2026-06-01', '2199-12-31', '2200-01-01'),
      part('T00:00', 'T09:30', 'T23:59', 'T24:00', ' 09:00', 'T9:00', ''),
      part('', ':00', ':59', ':60', ':07'),
      part('', '.5', '.123', '.1234', '.'),
      part('Z', '+01:00', '-09:30', '+14:00', '', '[Europe/London]', 'z+1'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (written) => {
      const expected = outcome(() => wire.readInstant(written));
      assert.equal(parseInstant(written) ?? 'refused', expected, written);
      if (typeof expected === 'number') assert.equal(writeInstant(expected), wire.writeInstant(expected));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

test('counts and shares are taken and refused as the page has it', () => {
  const calendar = calendars[0]?.calendar;
  const ask = (question: object) =>
    'result' in JSON.parse(answerClock(JSON.stringify({ calendar, ...question }), new Map()));
  const instant = '2026-06-01T09:00:00Z';
  for (const n of [0, 1, 10_000, 10_001, -1, 1.5, '1', null, 2 ** 53])
    assert.equal(
      ask({ op: 'addWorkingDays', instant, n }),
      outcome(() => wire.readCount(n)) !== 'refused',
      `${n}`,
    );
  for (const share of [0, 0.001, 0.8, 0.999, 1, 0.8001, 0.0005, -0.1, 1.001])
    assert.equal(
      ask({ op: 'reminder', start: instant, due: '2026-06-09T09:00:00Z', share }),
      outcome(() => wire.readShare(share)) !== 'refused',
      `${share}`,
    );
});

/** A date that begins beyond 2200 is no answer. */
function begunDate(calendar: ModelCalendar, date: string | null): string | null {
  if (date !== null) wire.within(Math.max(0, inst(calendar.timezone, date, '00:00')));
  return date;
}

function outcome<T>(answer: () => T): T | 'refused' {
  try {
    return answer();
  } catch (error) {
    assert.ok(error instanceof Error);
    return 'refused';
  }
}
