import { test } from 'node:test';
import fc from 'fast-check';
import { dueOf } from '../../src/domain/time/due.ts';
import type { DateRule, Pause, PauseEffect } from '../../src/domain/time/types.ts';
import { agree, dayCalendar, dueAt, modelled, same } from './agree.ts';
import { compiled, hoursIn, instantIn, someDays } from './arbitrary.ts';
import { dueAfter } from './model/hours.ts';
import { pausedPromiseDays } from './model/promise-day-pauses.ts';
import { asDue, type StatutoryRule } from './model/statutory.ts';
import { pausedStatutoryDate } from './model/statutory-pauses.ts';

const offs = fc.constantFrom(-1, 0, 1);
const lengths = fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 9 * 86_400_000 }));

function waitAt(answer: ReturnType<typeof dueOf>, off: number, length: number): Pause & { to: number } {
  fc.pre(answer !== null && 'due' in answer);
  const from = (answer as { due: number }).due + off;
  return { from, to: from + length };
}

test('a wait that begins at the very due instant moves promise days, and no promise in hours', () => {
  agree<[number, number, number, number, number]>(
    (s) => [instantIn(s), someDays, hoursIn(s), offs, lengths],
    (s, t, days, n, off, length) => {
      const c = compiled(s);
      const m = modelled(s);
      const inDays = { unit: 'working days', n: days, counted: 'from next opening' } as const;
      const wait = waitAt(dueOf(inDays, c, t), off, length);
      same(
        () => dueOf(inDays, c, t, [wait]),
        () => dueAt(pausedPromiseDays(m, t, days, [wait])),
        'days',
      );
      for (const unit of ['working hours', 'hours', 'hours on working days'] as const) {
        const pause = waitAt(dueOf({ unit, n }, c, t), off, length);
        same(
          () => dueOf({ unit, n }, c, t, [pause]),
          () => dueAt(dueAfter(m, unit, t, n * 3_600_000, [pause])),
          unit,
        );
      }
    },
  );
});

test('a wait that begins before the midnight of a date of law moves it, and one from that midnight on does not', () => {
  const effects = fc.constantFrom<PauseEffect>('excluding (p,q]', 'excluding [p,q]', 'restart');
  agree<[number, number, number, number, PauseEffect]>(
    (s) => [instantIn(s), someDays, offs, lengths, effects],
    (s, t, n, off, length, effect) => {
      const d = dayCalendar(s);
      const rules: [DateRule, StatutoryRule][] = [
        [
          { unit: 'statutory working days', n },
          { kind: 'working days', n },
        ],
        [
          { unit: 'calendar days', n: n + 1, from: 'inclusive' },
          { kind: 'calendar days inclusive', n: n + 1 },
        ],
        [
          { unit: 'calendar months', n: n % 5, rolling: true },
          { kind: 'calendar months', n: n % 5, rolling: true },
        ],
      ];
      for (const [rule, modelRule] of rules) {
        const wait = { ...waitAt(dueOf(rule, compiled(s), t), off, length), effect };
        same(
          () => dueOf(rule, compiled(s), t, [wait]),
          () => asDue(d, pausedStatutoryDate(d, modelRule, t, [wait])),
          rule.unit,
        );
      }
    },
  );
});
