import { compileCalendar } from '../../src/domain/time/compile.ts';
import { addWorkingTime, endOfNthWorkingDay, workingTimeBetween } from '../../src/domain/time/operations.ts';
import { type Library, libraries } from './libraries.ts';
import { chanceFrom, london } from './london.ts';

const DAY = 86_400_000;
const repetitions = 5;
const ours = 4_000_000;
const mask = 65_535;

const spec = await london();
const calendar = compileCalendar(spec);
const chance = chanceFrom(1);
const first = Date.UTC(2021, 0, 4);
// Inside hours, as the libraries want it: half an hour into some office hour.
const instants = Float64Array.from({ length: mask + 1 }, () => {
  const day = first + chance(4 * 365) * DAY;
  return day + (9 + chance(8)) * 3_600_000 + chance(3_600_000);
});
const at = (i: number): number => instants[i & mask] as number;

/** So many a second, of what asks `times` questions and sums the answers. */
function perSecond(times: number, all: (times: number) => number): number {
  const began = performance.now();
  const sum = all(times);
  const took = performance.now() - began;
  if (Number.isNaN(sum)) throw new Error('an answer was no number');
  return (times * 1000) / took;
}

interface Question {
  readonly name: string;
  /** A loop of its own each: one shared by all would measure how functions are called. */
  readonly ours: (times: number) => number;
  readonly theirs: (library: Library, t: number) => number;
}

const questions: readonly Question[] = [
  {
    name: 'add 10 working days',
    ours: (times) => {
      let sum = 0;
      for (let i = 0; i < times; i++) sum += endOfNthWorkingDay(calendar, at(i), 10) ?? 0;
      return sum;
    },
    theirs: ({ addDays }, t) => addDays(t, 10),
  },
  {
    name: 'add 40 working hours',
    ours: (times) => {
      let sum = 0;
      for (let i = 0; i < times; i++) sum += addWorkingTime(calendar, at(i), 144_000_000) ?? 0;
      return sum;
    },
    theirs: ({ addHours }, t) => addHours(t, 40),
  },
  {
    name: 'working time over a year',
    ours: (times) => {
      let sum = 0;
      for (let i = 0; i < times; i++) sum += workingTimeBetween(calendar, at(i), at(i) + 365 * DAY);
      return sum;
    },
    theirs: ({ between }, t) => between(t, t + 365 * DAY),
  },
];

/** Enough calls for a fifth of a second, so that a slow library is not asked for minutes. */
function timesFor(ask: (t: number) => number): number {
  const began = performance.now();
  let times = 0;
  while (performance.now() - began < 200) {
    ask(at(times));
    times += 1;
  }
  return times;
}

const all = libraries(spec);
// First of all and apart, so that nothing a library does to the engine beneath counts.
const measured = questions.map(({ ours: ask }) => {
  perSecond(ours, ask);
  return Array.from({ length: repetitions }, () => perSecond(ours, ask));
});
const answers = questions.map(({ name, theirs }, q) => {
  const beside = all.map((library) => {
    const ask = (t: number): number => theirs(library, t);
    const times = timesFor(ask);
    const many = (n: number): number => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += ask(at(i));
      return sum;
    };
    return {
      name: library.name,
      measured: Array.from({ length: repetitions }, () => perSecond(times, many)),
    };
  });
  return { name, measured: measured[q], beside };
});
console.log(JSON.stringify(answers));
