import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import { traceOf, wordTrace } from '../../src/domain/time/explain.ts';
import type { Pause, PauseEffect, Rule } from '../../src/domain/time/types.ts';
import { instantIn, RUNS, SEED, sample, someDays } from './arbitrary.ts';

const DAY = 86_400_000;

const rules = someDays.chain((n) =>
  fc.constantFrom<Rule>(
    { unit: 'working days', n, counted: 'from next opening' },
    { unit: 'time next working day', at: '17:00', counted: 'from next opening' },
    { unit: 'working hours', n },
    { unit: 'hours on working days', n },
    { unit: 'hours', n },
    { unit: 'statutory working days', n },
    { unit: 'calendar days', n: n + 1, from: 'inclusive' },
    { unit: 'calendar days', n, from: 'next working day' },
    { unit: 'calendar months', n, rolling: true },
    { unit: 'deemed', days: 2, rule: { unit: 'statutory working days', n } },
  ),
);

const cases = sample.chain((s) =>
  instantIn(s).chain((t) =>
    fc.record({
      s: fc.constant(s),
      t: fc.constant(t),
      rule: rules,
      pauses: fc.array(
        fc.record({
          from: fc.integer({ min: t - DAY, max: t + 15 * DAY }),
          length: fc.integer({ min: 0, max: 6 * DAY }),
          effect: fc.constantFrom<PauseEffect>('excluding (p,q]', 'excluding [p,q]', 'restart'),
          isOpen: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      now: fc.integer({ min: t, max: t + 20 * DAY }),
      // The holidays of so many years are published, from that of the start on; of all, where there is none.
      years: fc.constantFrom(null, 1, 2),
    }),
  ),
);

test('a trace ends in the instant of the engine, and its days add up to the rule', () => {
  fc.assert(
    fc.property(cases, ({ s, t, rule, pauses, now, years }) => {
      const first = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(s.calendar.timezone).year;
      const c = compileCalendar({
        ...s.calendar,
        ...(years === null ? {} : { firstYear: first, lastYear: first + years - 1 }),
      });
      const waits: Pause[] = pauses.map(({ from, length, effect, isOpen }) => ({
        from,
        to: isOpen ? null : from + length,
        effect,
      }));
      const due = dueOf(rule, c, t, waits, now);
      const trace = traceOf(rule, c, t, waits, undefined, now);
      if (due === null || 'refused' in due) return assert.deepEqual(trace, due);
      if (trace === null || 'refused' in trace) return assert.fail('a date without its trace');
      assert.deepEqual(trace.due, due);
      assert.equal(trace.end.instant, due.due);
      assert.doesNotMatch(wordTrace(trace, 'customer'), /00:00/);
      assert.ok(wordTrace(trace, 'staff').length >= 4);
      const days = countedDays(rule);
      if (days === null || trace.dayZero === null) return;
      const from = Temporal.PlainDate.from(trace.dayZero.date);
      const to = from.until(trace.end.date).days;
      const skipped = new Set(trace.skipped.flatMap(({ kind, date }) => (kind === 'wait' ? [] : [date])));
      let counted = 0;
      for (let i = dayZeroCounts(rule) ? 0 : 1; i <= to; i++)
        if (!skipped.has(from.add({ days: i }).toString())) counted++;
      const waited = trace.waits.reduce((sum, wait) => sum + (wait.days ?? 0), 0);
      assert.equal(counted, days + waited);
      assert.ok(trace.skipped.filter(({ kind }) => kind === 'wait').length <= waited);
      assert.ok(trace.skipped.every(({ date }) => date <= trace.end.date));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

/** How many dates a rule counts; null where it counts none. */
function countedDays(rule: Rule): number | null {
  switch (rule.unit) {
    case 'working days':
    case 'statutory working days':
      return rule.n;
    case 'time next working day':
      return 1;
    case 'deemed':
      return countedDays(rule.rule);
    case 'calendar days':
      return rule.n;
    default:
      return null;
  }
}

function dayZeroCounts(rule: Rule): boolean {
  return rule.unit === 'calendar days' && rule.from === 'inclusive';
}
