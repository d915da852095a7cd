import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Calendar } from '../../src/domain/time/calendar.ts';
import { byWholeDays, compileCalendar } from '../../src/domain/time/compile.ts';
import { localDateOf, reminder, spread } from '../../src/domain/time/derived.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import * as op from '../../src/domain/time/operations.ts';
import type { Rule } from '../../src/domain/time/types.ts';
import { once } from './arbitrary.ts';
import { A, always, due, N, O, some, W } from './given.ts';

/** The properties that hold always (working-time, section 7): 19, 20, and those of statutory days. */

const hourly: [Extract<Rule, { n: number }>['unit'], (c: Calendar, a: number, b: number) => number][] = [
  ['working hours', W],
  ['hours', (_, a, b) => b - a],
  ['hours on working days', (c, a, b) => W(byWholeDays(c), a, b)],
];

test('19: a wait adds its own time to a clock of hours, and cut in two it is the same wait', () => {
  always(({ c, t, u, d, n }) => {
    for (const [unit, between] of hourly) {
      const rule = { unit, n: n + 1 } as Rule;
      const plain = due(dueOf(rule, c, t)).due;
      const p = Math.min(Math.max(u, t), plain - 1);
      const q = p + d;
      const paused = due(dueOf(rule, c, t, [{ from: p, to: q }])).due;
      assert.equal(between(c, plain, paused), between(c, p, q));
      const m = p + Math.floor(d / 2);
      const cut = [
        { from: m, to: q },
        { from: p, to: m },
      ];
      assert.equal(due(dueOf(rule, c, t, cut)).due, paused);
      assert.equal(due(dueOf(rule, c, t, [{ from: plain, to: plain + d }])).due, plain);
    }
  });
});

test('20: reminders lie between start and due, and never fall as their share grows', () => {
  always(({ c, t, u, d, n }) => {
    const rules: Rule[] = [
      { unit: 'working hours', n: n + 1 },
      { unit: 'working days', n, counted: 'from next opening' },
      { unit: 'time next working day', at: '17:00', counted: 'from next opening' },
      { unit: 'hours on working days', n },
      { unit: 'hours', n },
      { unit: 'statutory working days', n },
      { unit: 'calendar months', n: 1, rolling: true },
    ];
    const pauses = [{ from: u, to: u + d, effect: 'excluding (p,q]' as const }];
    for (const rule of rules) {
      const end = due(dueOf(rule, c, t, pauses)).due;
      // No days from an hour that St John's read twice over midnight end with the date's first midnight, before it.
      if (end < t) continue;
      let before = t;
      for (const share of [0, 1, (d % 998) + 1, 999, 1000]) {
        const at = some(reminder(rule, c, t, end, share, pauses));
        assert.ok(at >= before && at <= end, `${rule.unit} at ${share}`);
        before = at;
      }
    }
  });
});

test('20: spread attempts are in order, at working instants, and within the days', () => {
  always(({ c, t, d, n }) => {
    const days = n + 1;
    const attempts = some(spread(c, t, (d % 7) + 1, days));
    assert.deepEqual(
      attempts,
      attempts.toSorted((a, b) => a - b),
    );
    for (const at of attempts)
      assert.ok(op.isWorking(c, at) && at >= O(c, N(c, t, 0)) && at <= N(c, t, days));
    assert.equal(attempts[0], O(c, A(c, O(c, N(c, t, 0)), firstOffset(c, t, attempts.length, days))));
  });
});

function firstOffset(c: Calendar, t: number, attempts: number, days: number): number {
  return Math.floor(W(c, N(c, t, 0), N(c, t, days)) / (2 * attempts));
}

const statutory = (n: number): Rule => ({ unit: 'statutory working days', n });

test('statutory days end on a working day and add up', () => {
  always(({ s, c, t, n, m }) => {
    const first = due(dueOf(statutory(n + 1), c, t));
    const date = Temporal.PlainDate.from(first.date ?? '');
    assert.ok(date.dayOfWeek <= 5 && !s.calendar.holidays.includes(date.toString()));
    // Samoa had no 30 December 2011: nothing can be received on a date that never was.
    fc.pre(localDateOf(c, first.due - 1) === first.date);
    assert.equal(
      due(dueOf(statutory(m), c, first.due - 1)).date,
      due(dueOf(statutory(n + 1 + m), c, t)).date,
    );
  });
});

/** Three nations, each with its own share of the holidays; what they have together is the calendar's. */
const nations = once(({ calendar }) =>
  [0, 1, 2].map((nation) =>
    compileCalendar({
      ...calendar,
      holidays: calendar.holidays.filter((_, i) => i % 3 === nation || i % 5 === 0),
    }),
  ),
);

test('with the holidays of all nations no statutory date is earlier than with those of any', () => {
  always(({ s, c, t, n }) => {
    const rules: Rule[] = [
      statutory(n),
      { unit: 'calendar days', n, from: 'next working day' },
      { unit: 'calendar months', n: n % 7, rolling: true },
    ];
    for (const rule of rules)
      for (const nation of nations(s))
        assert.ok(due(dueOf(rule, nation, t)).due <= due(dueOf(rule, c, t)).due, rule.unit);
  });
});
