import fc from 'fast-check';
import { answerClock } from '../../src/domain/time/clock.ts';
import { writeInstant } from '../../src/domain/time/wire.ts';
import { amount, compiled, instantIn, sample, someDays } from './arbitrary.ts';

/** Prints what the clock answers to a fixed sample of questions: process-zone.test.ts compares the bytes. */
const questions = sample.chain((s) =>
  fc.record({
    s: fc.constant(s),
    instant: instantIn(s).map(writeInstant),
    to: instantIn(s).map(writeInstant),
    ms: amount,
    n: someDays,
  }),
);

const asked = (n: number) => [
  ...[
    'isWorking',
    'nextOpening',
    'addWorkingTime',
    'addWorkingDays',
    'endOfNthWorkingDay',
    'oneCalendarMonth',
  ].map((op) => ({ op })),
  { op: 'workingTimeBetween' },
  { op: 'workingDaysTaken' },
  ...['working days', 'statutory working days', 'hours on working days', 'calendar months rolling'].map(
    (unit) => ({
      op: 'rule',
      rule: `${n} ${unit}`,
    }),
  ),
];

for (const { s, instant, to, ms, n } of fc.sample(questions, { numRuns: 150, seed: 5 }))
  for (const question of asked(n)) {
    const line = JSON.stringify({ calendar: 'drawn', instant, from: instant, to, ms, n, ...question });
    console.log(answerClock(line, new Map([['drawn', compiled(s)]]), true));
  }
