import { isDateRule, wordRule } from './rule.ts';
import { waitWords } from './skipped.ts';
import type { DayZeroReason, Moment, SkippedDay, Trace, TracedWait } from './trace.ts';
import type { Rule } from './types.ts';
import { wordDate, wordTime } from './word-date.ts';

const LONGEST_LIST = 60;

const WHY_DAY_ZERO: Record<DayZeroReason, string> = {
  'received in opening hours': 'when it reached us',
  'next opening': 'when we next opened',
  'date of receipt': 'when it reached us',
  'deemed received': 'the date on which it counts as received',
  'started again': 'when the count started again',
  'next working day': 'the working day after it reached us',
  'the date of receipt is day 1': 'which is day 1',
};

/** One sentence for the customer: the date, how it is counted, what is left out. */
export function customerSentence(trace: Trace): string {
  const by = `By ${endWords(trace)}`;
  if (trace.extension !== null) {
    const reason = trace.extension.reason === null ? '' : ` because ${trace.extension.reason}`;
    return `${by}: a new date${reason}; the first was ${endWords({ ...trace, end: trace.extension.firstDue })}.`;
  }
  const left = leftOut(trace);
  const out = left === '' ? '' : `, leaving out ${left}`;
  return `${by}: ${counted(trace)}${out}${movedOn(trace)}${whileOpen(trace)}.`;
}

/** A line for each step, for staff. */
export function staffLines(trace: Trace): string[] {
  const { calendar, dayZero, countedFrom, skipped, rolledFrom, extension } = trace;
  const shown = skipped.slice(0, LONGEST_LIST);
  const more = skipped.length - shown.length;
  const edition = [calendar.id, calendar.version && `version ${calendar.version}`, calendar.timezone];
  return [
    `Rule: ${ruleWords(trace.rule)}.`,
    `Received ${momentWords(trace.trigger)}.`,
    ...(dayZero === null ? [] : [`Day 0 is ${wordDate(dayZero.date)}: ${dayZero.why}.`]),
    ...(countedFrom === null ? [] : [`Time counts from ${momentWords(countedFrom)}.`]),
    ...shown.map((day) => `Not counted: ${wordDate(day.date)}, ${day.why}.`),
    ...(more > 0 ? [`Not counted: ${more} more days.`] : []),
    ...trace.waits.map(waitLine),
    ...(rolledFrom === null ? [] : [`Moved on from ${wordDate(rolledFrom)}, which is no working day.`]),
    ...(extension === null
      ? []
      : [
          `First date: ${endWords({ ...trace, end: extension.firstDue })}.`,
          `New date agreed${extension.reason === null ? '' : `: ${extension.reason}`}.`,
        ]),
    `Due ${endWords(trace)}${whileOpen(trace)}.`,
    `Calendar: ${edition.filter((part) => part).join(', ')}.`,
  ];
}

function counted({ rule, trigger, dayZero, countedFrom }: Trace): string {
  const words = wordRule(rule)
    .replace(/^deemed .*, then /, '')
    .replace('statutory working', 'working')
    .replace(/ (by date|rolling|inclusive|from the next working day)$/, '');
  if (dayZero === null) return `${words} from ${momentWords(countedFrom ?? trigger)}`;
  const from = `${wordDate(dayZero.date)}, ${WHY_DAY_ZERO[dayZero.why]}`;
  return rule.unit === 'time next working day'
    ? `the working day after ${from}`
    : `${words}, counted from ${from}`;
}

function leftOut({ rule, skipped: all, waits }: Trace): string {
  // Rules in calendar dates leave no day off out; where they roll, the sentence says so instead.
  const skipped = isDateRule(rule) && !wordRule(rule).includes('statutory') ? [] : all;
  const weekend = skipped.some((day) => day.kind === 'weekend') ? ['weekends'] : [];
  const closed = skipped.some((day) => day.kind === 'closed') ? ['days on which we are closed'] : [];
  const holidays = skipped.filter((day) => day.kind === 'holiday').map(holidayWords);
  const many = holidays.length > 4 ? [`${holidays.length} holidays`] : holidays;
  const waited = waits.map((wait) => `${wait.moved} ${waitWords(wait.waitingFor)}`);
  const parts = [...weekend, ...closed, ...many, ...waited];
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function movedOn({ rolledFrom }: Trace): string {
  return rolledFrom === null ? '' : `, moved on from ${wordDate(rolledFrom)}, which is no working day`;
}

function holidayWords(day: SkippedDay): string {
  return `${wordDate(day.date)} (${day.why})`;
}

function waitLine(wait: TracedWait): string {
  const until = wait.stillOpen ? 'still open' : `to ${momentWords(wait.to)}`;
  const words = waitWords(wait.waitingFor);
  return `${words[0]?.toUpperCase()}${words.slice(1)} from ${momentWords(wait.from)}, ${until}: ${wait.moved} not counted.`;
}

function whileOpen(trace: Trace): string {
  return trace.due.provisional ? ', if the wait that is still open ended now' : '';
}

/** A date rule shows its date; midnight is the end of the date it ends, never 00:00. */
function endWords({ rule, end, extension }: Pick<Trace, 'rule' | 'end' | 'extension'>): string {
  if (end.time !== '24:00') return `${wordTime(end.time)} on ${wordDate(end.date)}`;
  return isDateRule(rule) && extension === null ? wordDate(end.date) : `the end of ${wordDate(end.date)}`;
}

function momentWords({ time, date }: Moment): string {
  return time === '00:00' ? `the start of ${wordDate(date)}` : `${wordTime(time)} on ${wordDate(date)}`;
}

/** A rule as it stands in the file, but for its time of day. */
const ruleWords = (rule: Rule): string => wordRule(rule).replace(/\d\d:\d\d/, wordTime);
