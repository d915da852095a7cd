import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerClock } from '../../src/domain/time/clock.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import * as op from '../../src/domain/time/operations.ts';
import { windowOver } from '../../src/domain/time/reach.ts';
import { once } from './arbitrary.ts';
import { always, W } from './given.ts';

/** What must not matter to an answer (working-time, section 7, "Also"). */

const wide = once((s) => {
  const calendar = compileCalendar(s.calendar);
  windowOver(calendar, Date.UTC(s.year - 4, 0), Date.UTC(s.year + 16, 0));
  return calendar;
});

const warmedElsewhere = once((s) => {
  const calendar = compileCalendar(s.calendar);
  op.isWorking(calendar, Date.UTC(s.year + 14, 0));
  return calendar;
});

test('a cold calendar, a warm one and one that knows more years give the same answers', () => {
  always(({ s, c, t, u, d, n }) => {
    for (const other of [wide(s), warmedElsewhere(s), compileCalendar(s.calendar)]) {
      assert.equal(W(other, t, u), W(c, t, u));
      assert.equal(op.addWorkingTime(other, t, d), op.addWorkingTime(c, t, d));
      assert.equal(op.addWorkingTime(other, t, -d), op.addWorkingTime(c, t, -d));
      assert.equal(op.addWorkingDays(other, t, n), op.addWorkingDays(c, t, n));
      assert.equal(op.nextOpening(other, u), op.nextOpening(c, u));
    }
  });
});

test('one instant written with different offsets is answered by the same bytes', () => {
  always(({ c, t, d, n }) => {
    const written = (hours: number, minutes: number) => {
      const offset = `${hours < 0 ? '-' : '+'}${two(Math.abs(hours))}:${two(minutes)}`;
      const wall = t + Math.sign(hours) * (Math.abs(hours) * 60 + minutes) * 60_000;
      return Temporal.Instant.fromEpochMilliseconds(wall)
        .toString({ fractionalSecondDigits: 3 })
        .replace('Z', offset);
    };
    const spellings = [written(5, 30), written(-9, 30), written(14, 0), written(1, 0)];
    const asked = [
      { op: 'rule', rule: `${n} working days` },
      { op: 'addWorkingTime', ms: d },
      { op: 'isWorking' },
    ];
    for (const question of asked) {
      const answers = spellings.map((instant) =>
        answerClock(JSON.stringify({ id: 1, calendar: 'c', instant, ...question }), new Map([['c', c]])),
      );
      assert.equal(new Set(answers).size, 1, answers.join('\n'));
    }
  });
});

function two(n: number): string {
  return String(n).padStart(2, '0');
}
