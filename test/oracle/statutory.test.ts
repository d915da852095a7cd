import { test } from 'node:test';
import fc from 'fast-check';
import { dueOf } from '../../src/domain/time/due.ts';
import { extendDateRule } from '../../src/domain/time/extension.ts';
import type { DateRule, Pause } from '../../src/domain/time/types.ts';
import { agree, dayCalendar, same } from './agree.ts';
import { compiled, instantIn, someDays } from './arbitrary.ts';
import { asDue, type StatutoryRule, statutoryDate } from './model/statutory.ts';
import { pausedStatutoryDate, statutoryExtension, type Wait } from './model/statutory-pauses.ts';
import { localDate } from './model/zone.ts';
import { started } from './waits.ts';

type Both = [DateRule, StatutoryRule];

const plain: fc.Arbitrary<Both> = fc.oneof(
  someDays.map(
    (n): Both => [
      { unit: 'statutory working days', n },
      { kind: 'working days', n },
    ],
  ),
  someDays.map(
    (n): Both => [
      { unit: 'calendar days', n, from: 'trigger' },
      { kind: 'calendar days', n },
    ],
  ),
  someDays.map(
    (n): Both => [
      { unit: 'calendar days', n: n + 1, from: 'inclusive' },
      { kind: 'calendar days inclusive', n: n + 1 },
    ],
  ),
  someDays.map(
    (n): Both => [
      { unit: 'calendar days', n, from: 'next working day' },
      { kind: 'calendar days from the next working day', n },
    ],
  ),
  someDays.map(
    (n): Both => [
      { unit: 'weeks', n },
      { kind: 'weeks', n },
    ],
  ),
  fc.tuple(fc.integer({ min: 0, max: 7 }), fc.boolean()).map(
    ([n, rolling]): Both => [
      { unit: 'calendar months', n, rolling },
      { kind: 'calendar months', n, rolling },
    ],
  ),
);

const rules = fc.tuple(plain, fc.constantFrom(0, 0, 0, 2, 5)).map(
  ([[rule, then], days]): Both =>
    days === 0
      ? [rule, then]
      : [
          { unit: 'deemed', days, rule },
          { kind: 'deemed', days, then },
        ],
);

function waitsOf(pauses: Pause[]): Wait[] {
  return pauses.flatMap(({ from, to, effect }) =>
    effect === undefined || to === null ? [] : [{ from, to, effect }],
  );
}

test('every rule of law agrees with the model', () => {
  agree<[number, Both]>(
    (s) => [instantIn(s), rules],
    (s, t, [rule, modelRule]) => {
      const d = dayCalendar(s);
      same(
        () => dueOf(rule, compiled(s), t),
        () => asDue(d, statutoryDate(d, modelRule, localDate(d.timezone, t))),
        rule.unit,
      );
    },
  );
});

test('every rule of law with its three kinds of wait agrees with the model', () => {
  agree<[[number, Pause[]], Both]>(
    (s) => [started(s), rules],
    (s, [t, pauses], [rule, modelRule]) => {
      const d = dayCalendar(s);
      same(
        () => dueOf(rule, compiled(s), t, pauses),
        () => asDue(d, pausedStatutoryDate(d, modelRule, t, waitsOf(pauses))),
        rule.unit,
      );
    },
  );
});

test('extensions of rules of law agree with the model, and none is beyond what the rule allows', () => {
  agree<[number, Both, number]>(
    (s) => [instantIn(s), rules, fc.integer({ min: 1, max: 9 })],
    (s, t, [rule, modelRule], units) => {
      const d = dayCalendar(s);
      const refusalOf = (answer: object) => ('refused' in answer ? { tooMuch: true } : answer);
      same(
        () => refusalOf(extendDateRule(rule, compiled(s), t, [], units, 6)),
        () => {
          const found = statutoryExtension(d, modelRule, t, { units, most: 6, recorded: t, sent: t });
          return 'refused' in found ? { tooMuch: true } : asDue(d, found.date);
        },
        rule.unit,
      );
    },
  );
});
