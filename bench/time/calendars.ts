import type { Calendar } from '../../src/domain/time/calendar.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import { dueOf } from '../../src/domain/time/due.ts';
import { addWorkingTime, workingTimeBetween } from '../../src/domain/time/operations.ts';
import { parseRule } from '../../src/domain/time/rule.ts';
import type { CalendarSpec, Rule } from '../../src/domain/time/types.ts';
import { chanceFrom, london } from './london.ts';

const DAY = 86_400_000;
const repetitions = 5;
const spec = await london();
const chance = chanceFrom(2);

function milliseconds(act: () => void): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

/** One of many: hours and holidays of its own, so that no two share an answer. */
function another(n: number): CalendarSpec {
  const opens = `${String(7 + (n % 4)).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}`;
  const hours: [string, string][] = [[opens, '17:30']];
  const own = Array.from({ length: 5 }, (_, k) => {
    const day = 1 + ((n * 3 + k * 5) % 28);
    return `${2020 + ((n + k) % 12)}-0${1 + (k % 9)}-${String(day).padStart(2, '0')}`;
  });
  const { mon: _mon, ...rest } = spec.weekly;
  return { ...spec, weekly: { ...rest, mon: hours }, holidays: [...spec.holidays, ...own] };
}

/** Compiled from the first day of one year to the last of another. */
function compiled(one: CalendarSpec, from: number, to: number): Calendar {
  const calendar = compileCalendar(one);
  workingTimeBetween(calendar, Date.UTC(from, 0, 2), Date.UTC(to, 11, 30));
  return calendar;
}

const compiling = (): number[] => {
  for (let i = 0; i < 30; i++) compiled(another(i), 2000, 2030);
  return Array.from({ length: 15 }, (_, i) => milliseconds(() => compiled(another(100 + i), 2000, 2030)));
};

const rules = [
  '5 minutes',
  '24 hours on working days',
  '10 working days',
  '2 working days',
  '17:00 next working day, by date',
  '8 working hours',
  '20 statutory working days',
  '1 calendar month rolling',
].map((words): Rule => {
  const rule = parseRule(words.replace(',', ''));
  if ('refused' in rule) throw new Error(rule.refused);
  return rule;
});

/** A million promises of every unit over sixty calendars, in the order in which chance has them. */
function recomputing(): number[] {
  const calendars = Array.from({ length: 60 }, (_, n) => compiled(another(n), 2020, 2030));
  const million = 1_000_000;
  const starts = Float64Array.from({ length: million }, () => Date.UTC(2022, 0, 1) + chance(4 * 365 * DAY));
  const which = Uint8Array.from({ length: million }, () => chance(60));
  const by = Uint8Array.from({ length: million }, () => chance(rules.length));
  const dues = new Float64Array(million);
  const all = (): void => {
    for (let i = 0; i < million; i++) {
      const rule = rules[by[i] as number] as Rule;
      const due = dueOf(rule, calendars[which[i] as number] as Calendar, starts[i] as number);
      if (due === null || 'refused' in due) throw new Error(`promise ${i} has no date`);
      dues[i] = due.due;
    }
  };
  all();
  return Array.from({ length: repetitions }, () => milliseconds(all) / 1000);
}

/** Bytes in use, with nothing counted that was let go. */
function bytesUsed(): number {
  if (gc === undefined) throw new Error('run it with --expose-gc: memory is counted after collecting');
  gc();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** Questions at random over a thousand calendars of thirty years, beside the same of one. */
function scattered(): { measured: number[]; floor: number[]; megabytes: number } {
  const before = bytesUsed();
  const thirtyYears = { firstYear: 2000, lastYear: 2029 };
  const calendars = Array.from({ length: 1000 }, (_, n) =>
    compiled({ ...another(n), ...thirtyYears }, 2000, 2029),
  );
  const taken = bytesUsed() - before;
  const times = 1_000_000;
  const starts = Float64Array.from({ length: times }, () => Date.UTC(2001, 0, 1) + chance(26 * 365 * DAY));
  const which = Uint16Array.from({ length: times }, () => chance(1000));
  let sum = 0;
  const nanoseconds = (all: boolean): number =>
    (milliseconds(() => {
      for (let i = 0; i < times; i++) {
        const calendar = calendars[all ? (which[i] as number) : 0] as Calendar;
        sum += addWorkingTime(calendar, starts[i] as number, 144_000_000) ?? 0;
      }
    }) *
      1e6) /
    times;
  nanoseconds(true);
  nanoseconds(false);
  const measured: number[] = [];
  const floor: number[] = [];
  for (let turn = 0; turn < repetitions; turn++) {
    measured.push(nanoseconds(true));
    floor.push(nanoseconds(false));
  }
  if (Number.isNaN(sum)) throw new Error('an answer was no number');
  return { measured, floor, megabytes: taken / 1_048_576 };
}

console.log(JSON.stringify({ compiling: compiling(), recomputing: recomputing(), scattered: scattered() }));
