import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerClock } from '../../src/domain/time/clock.ts';
import { RUNS, SEED } from './arbitrary.ts';
import { nation, office } from './london.ts';

const named = new Map([
  ['office', office({ id: 'office', version: '1', firstYear: 2025, lastYear: 2027 })],
  ['england-and-wales', nation('england-and-wales')],
]);

/** Mostly what a field holds, else whatever JSON can say. */
const mostly = <T>(...usual: fc.Arbitrary<T>[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 15, arbitrary: fc.oneof(...usual) },
    { weight: 1, arbitrary: fc.oneof(fc.jsonValue(), fc.constant({ toString: '' })) },
  );

const instant = mostly(
  fc.constantFrom(
    '2025-01-01T00:00:00Z',
    '2025-01-01T10:00:00Z',
    '2026-03-29T01:30:00+00:00',
    '2027-12-31T23:59:59.999Z',
    '2028-01-03T10:00:00+13:59',
    '1970-01-01T00:00:00Z',
    '2200-01-01T00:00:00Z',
  ),
  fc
    .date({ min: new Date('2024-07-01'), max: new Date('2028-07-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);

const pauses = mostly(
  fc.array(
    fc.record(
      {
        from: instant,
        to: fc.oneof(instant, fc.constant(null)),
        effect: mostly(fc.constantFrom('restart', 'excluding (p,q]', 'excluding [p,q]')),
      },
      { requiredKeys: ['from', 'to'] },
    ),
    { maxLength: 3 },
  ),
);

const number = mostly(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(0.5, 90_500, 3_600_000, -1, 1e15, 1e308),
);

const oneDay = { mon: [['09:00', '24:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

const calendar = mostly<unknown>(
  fc.constantFrom(...named.keys()),
  fc.record({
    timezone: mostly(fc.constantFrom('Europe/London', 'Asia/Kolkata', 'nowhere')),
    weekly: mostly(fc.constant(oneDay)),
    holidays: mostly(fc.constant(['2026-06-01'])),
    dates: mostly(fc.constant({ '2026-06-02': [] })),
  }),
);

const line = fc.record(
  {
    id: mostly(fc.nat()),
    calendar,
    op: mostly(
      fc.constantFrom(
        ...['isWorking', 'nextOpening', 'workingTimeBetween', 'addWorkingTime', 'addWorkingDays'],
        ...['endOfNthWorkingDay', 'dueWithPauses', 'nthWorkingDayAt', 'oneCalendarMonth', 'reminder'],
        ...['spread', 'workingDaysTaken', 'rule'],
      ),
    ),
    instant,
    from: instant,
    to: instant,
    start: instant,
    due: instant,
    now: instant,
    ms: number,
    n: number,
    attempts: number,
    days: number,
    share: mostly(fc.constantFrom(0, 0.5, 0.75, 1)),
    time: mostly(fc.constantFrom('00:00', '17:00', '24:00')),
    rule: mostly(
      fc.constantFrom(
        ...['0 working days', '10 working days', '5 working days by date', '17:00 next working day'],
        ...[
          '0 working hours',
          '24 working hours',
          '30 working minutes',
          '24 hours on working days',
          '48 hours',
        ],
        ...['20 statutory working days', '1 calendar month rolling', '10 calendar days inclusive', '2 weeks'],
        'deemed 2 days, then 5 statutory working days',
      ),
    ),
    pauses,
  },
  { requiredKeys: ['calendar', 'op', 'instant'] },
);

test('whatever a line says it is answered, and asking for an explanation changes no answer', () => {
  fc.assert(
    fc.property(line, (asked) => {
      const text = JSON.stringify(asked);
      const { trace, ...explained } = JSON.parse(answerClock(text, named, true));
      assert.deepEqual(explained, JSON.parse(answerClock(text, named)));
      assert.ok('result' in explained || typeof explained.error === 'string');
      assert.ok(trace === undefined || trace.staff.length > 0);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
