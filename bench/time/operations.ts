import { compileCalendar } from '../../src/domain/time/compile.ts';
import { addWorkingTime, endOfNthWorkingDay, workingTimeBetween } from '../../src/domain/time/operations.ts';
import { libraries } from './libraries.ts';
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

function perSecond(times: number, ask: (t: number) => number | null): number {
  let sum = 0;
  const began = performance.now();
  for (let i = 0; i < times; i++) sum += ask(at(i)) ?? 0;
  const took = performance.now() - began;
  if (Number.isNaN(sum)) throw new Error('an answer was no number');
  return (times * 1000) / took;
}

interface Question {
  readonly name: string;
  readonly ours: (t: number) => number | null;
  readonly theirs: (library: ReturnType<typeof libraries>[number]) => (t: number) => number;
}

const questions: readonly Question[] = [
  {
    name: 'add 10 working days',
    ours: (t) => endOfNthWorkingDay(calendar, t, 10),
    theirs:
      ({ addDays }) =>
      (t) =>
        addDays(t, 10),
  },
  {
    name: 'add 40 working hours',
    ours: (t) => addWorkingTime(calendar, t, 144_000_000),
    theirs:
      ({ addHours }) =>
      (t) =>
        addHours(t, 40),
  },
  {
    name: 'working time over a year',
    ours: (t) => workingTimeBetween(calendar, t, t + 365 * DAY),
    theirs:
      ({ between }) =>
      (t) =>
        between(t, t + 365 * DAY),
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
const answers = questions.map((question) => {
  perSecond(ours, question.ours);
  const asks = all.map((library) => ({ name: library.name, ask: question.theirs(library) }));
  const times = asks.map(({ ask }) => timesFor(ask));
  const measured: number[] = [];
  const beside = asks.map(({ name }) => ({ name, measured: [] as number[] }));
  for (let turn = 0; turn < repetitions; turn++) {
    measured.push(perSecond(ours, question.ours));
    for (const [k, { ask }] of asks.entries()) beside[k]?.measured.push(perSecond(times[k] as number, ask));
  }
  return { name: question.name, measured, beside };
});
console.log(JSON.stringify(answers));
