import { dateOf, dayOfDate, weekdayOf } from './date.ts';
import { isDateRule, wordRule } from './rule.ts';
import { waitWords } from './skipped.ts';
import type { Asked, DayZero, DayZeroReason, Moment, SkippedDay, Trace, TracedWait } from './trace.ts';
import type { LocalDate, Rule } from './types.ts';
import { WEEKDAYS, wordDate, wordTime } from './word-date.ts';
import { amount, wordLength } from './word-length.ts';

const LONGEST_LIST = 60;

const WHY_DAY_ZERO: Record<Exclude<DayZeroReason, 'started again'>, string> = {
  'received in opening hours': 'when it reached us',
  'next opening': 'when we next opened',
  'date of receipt': 'when it reached us',
  'deemed received': 'the date on which it counts as received',
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
  const edition = [calendar.id, versionWords(calendar), calendar.timezone];
  return [
    `Rule: ${ruleWords(trace)}.`,
    `Received ${momentWords(trace.trigger)}.`,
    ...(dayZero === null ? [] : [dayZeroLine(dayZero)]),
    ...(countedFrom === null ? [] : [`Time counts from ${momentWords(countedFrom)}.`]),
    ...shown.map((day) => `Not counted: ${wordDate(day.date)}, ${day.why}.`),
    ...(more > 0 ? [`Not counted: ${more} more days.`] : []),
    ...trace.waits.map((wait) => waitLine(wait, trace.rule)),
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

function counted({ rule, asked, trigger, dayZero, countedFrom, waits }: Trace): string {
  const words = (asked?.amount ?? wordRule(rule))
    .replace(/^deemed .*, then /, '')
    .replace('statutory working', 'working')
    .replace(/ (by date|rolling|inclusive|from the next working day)$/, '');
  if (dayZero === null) return `${words} from ${momentWords(countedFrom ?? trigger)}`;
  const from = dayZeroWords(dayZero, waits);
  if (rule.unit === 'time next working day') return `${edgeOf(rule.at)}the working day after ${from}`;
  const what =
    rule.unit === 'working days' && asked?.at === '00:00' ? `the start of working day ${rule.n}` : words;
  return `${what}, counted ${dayZero.why === 'started again' ? 'afresh ' : ''}from ${from}`;
}

function dayZeroWords({ date, why, isDayOne, nextAfter }: DayZero, waits: readonly TracedWait[]): string {
  const because = why === 'started again' ? waitEnded(waits) : WHY_DAY_ZERO[why];
  const received = why === 'date of receipt';
  if (isDayOne) return `${wordDate(date)}, which is day 1${received ? '' : ` and ${because}`}`;
  if (nextAfter === null) return `${wordDate(date)}, ${because}`;
  return received
    ? `${wordDate(date)}, the working day after it reached us`
    : `${wordDate(date)}, the working day after ${wordDate(nextAfter)}, ${because}`;
}

function waitEnded(waits: readonly TracedWait[]): string {
  const waitingFor = waits.find(({ effect }) => effect === 'began anew')?.waitingFor ?? null;
  return `the day our wait${waitingFor === null ? '' : ` for ${waitingFor}`} ended`;
}

function dayZeroLine({ date, why, isDayOne, nextAfter }: DayZero): string {
  const because = nextAfter === null ? why : `next working day after ${wordDate(nextAfter)} (${why})`;
  return `Day ${isDayOne ? 1 : 0} is ${wordDate(date)}: ${because}.`;
}

function leftOut(trace: Trace): string {
  const { rule, skipped: all, waits } = trace;
  // Rules in calendar dates leave no day off out; where they roll, the sentence says so instead.
  const skipped = isDateRule(rule) && !wordRule(rule).includes('statutory') ? [] : all;
  const single = skipped.filter(({ kind }) => kind === 'holiday' || kind === 'closed that day');
  const plain = single.every(({ kind }) => kind === 'holiday');
  const many =
    single.length > 4
      ? [`${single.length} ${plain ? 'holidays' : 'other days on which we are closed'}`]
      : single.map(holidayWords);
  const parts = [...weekdaysOff(trace, skipped), ...many, ...waited(waits, rule)];
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** 'weekends', 'Sundays', 'Mondays'; by its date where others of that weekday count. */
function weekdaysOff(trace: Trace, skipped: readonly SkippedDay[]): string[] {
  const off = Map.groupBy(
    skipped.filter(({ kind }) => kind === 'weekend' || kind === 'closed'),
    ({ date }) => weekdayOf(dayOfDate(date)),
  );
  const some = weekdaysCounted(trace, skipped);
  const weekends = [5, 6].every((weekday) => off.has(weekday) && !some.has(weekday));
  const others = [...off].flatMap(([weekday, days]) => {
    if (weekends && weekday >= 5) return [];
    if (!some.has(weekday)) return [`${WEEKDAYS[weekday]}s`];
    return days.length === 1
      ? days.map(({ date }) => wordDate(date))
      : [`${days.length} ${WEEKDAYS[weekday]}s`];
  });
  return weekends ? ['weekends', ...others] : others;
}

/** The weekdays of which at least one date was counted, or would have been but for a wait. */
function weekdaysCounted(
  { trigger, dayZero, end }: Trace,
  skipped: readonly SkippedDay[],
): ReadonlySet<number> {
  const off = new Set<LocalDate>(skipped.flatMap(({ date, kind }) => (kind === 'wait' ? [] : [date])));
  const counted = new Set<number>();
  const first = dayZero === null ? dayOfDate(trigger.date) : dayOfDate(dayZero.date) + 1;
  for (let day = first; day <= dayOfDate(end.date); day++)
    if (!off.has(dateOf(day))) counted.add(weekdayOf(day));
  return counted;
}

/** What waits took out, added up for each of those for whom we waited. */
function waited(waits: readonly TracedWait[], rule: Rule): string[] {
  const effective = waits.filter(({ effect }) => effect === 'left out');
  return [...Map.groupBy(effective, ({ waitingFor }) => waitingFor)].map(
    ([waitingFor, those]) => `${movedWords(those, rule)} ${waitWords(waitingFor)}`,
  );
}

/** '3 working days', '1 hour 30 minutes'. */
function movedWords(waits: readonly TracedWait[], rule: Rule): string {
  const days = waits.reduce((sum, wait) => sum + (wait.days ?? 0), 0);
  const ms = waits.reduce((sum, wait) => sum + (wait.ms ?? 0), 0);
  if (days === 0) return wordLength(ms);
  const dates = isDateRule(rule) && !wordRule(rule).includes('statutory');
  return amount(days, dates ? 'day' : 'working day');
}

function movedOn({ rolledFrom }: Trace): string {
  return rolledFrom === null ? '' : `, moved on from ${wordDate(rolledFrom)}, which is no working day`;
}

function holidayWords(day: SkippedDay): string {
  return `${wordDate(day.date)} (${day.why})`;
}

function waitLine(wait: TracedWait, rule: Rule): string {
  const until = wait.stillOpen ? ', still open' : ` to ${momentWords(wait.to)}`;
  const words = waitWords(wait.waitingFor);
  return `${words[0]?.toUpperCase()}${words.slice(1)} from ${momentWords(wait.from)}${until}: ${didWords(wait, rule)}.`;
}

function didWords(wait: TracedWait, rule: Rule): string {
  switch (wait.effect) {
    case 'left out':
      return `${movedWords([wait], rule)} not counted`;
    case 'began anew':
      return `the count ${wait.stillOpen ? 'begins anew when it ends' : 'began anew when it ended'}`;
    case 'no longer counts':
      return 'it no longer counts, as the count began anew';
    case 'nothing':
      return 'it moved nothing';
  }
}

function whileOpen(trace: Trace): string {
  return trace.due.provisional ? ', if the wait that is still open ended now' : '';
}

/** A date rule shows its date; midnight is the end of the date it ends, never 00:00. */
function endWords({ rule, end, extension }: Pick<Trace, 'rule' | 'end' | 'extension'>): string {
  if (end.time !== '24:00') return timeWords(end);
  return isDateRule(rule) && extension === null ? wordDate(end.date) : `the end of ${wordDate(end.date)}`;
}

function momentWords(moment: Moment): string {
  return moment.time === '00:00' && moment.pass !== 'second'
    ? `the start of ${wordDate(moment.date)}`
    : timeWords(moment);
}

function timeWords({ time, date, pass }: Moment): string {
  return `${wordTime(time)}${pass === undefined ? '' : `, the ${pass} time that night,`} on ${wordDate(date)}`;
}

/** A rule as it stands in the file, but for its time of day; and what else was asked. */
function ruleWords({ rule, asked }: Pick<Trace, 'rule' | 'asked'>): string {
  const words = asked?.amount ?? wordRule(rule);
  if (rule.unit === 'time next working day')
    return words.replace(
      `${rule.at} `,
      edgeOf(rule.at) === '' ? `${wordTime(rule.at)} ` : `${edgeOf(rule.at)}the `,
    );
  return `${words}${atWords(asked)}`;
}

function atWords(asked: Asked | undefined): string {
  if (asked?.at === undefined) return '';
  const edge = edgeOf(asked.at);
  return edge === '' ? `, at ${wordTime(asked.at)}` : `, at ${edge}the day`;
}

/** Midnight is the start of one day and the end of another: which, where it is meant. */
function edgeOf(at: string): '' | 'the start of ' | 'the end of ' {
  if (at === '00:00') return 'the start of ';
  return at === '24:00' ? 'the end of ' : '';
}

/** The day calendars of law are no edition of ours: they go by what was published, up to a year. */
function versionWords({ version, lastYear }: Trace['calendar']): string | null {
  if (version === 'published' && lastYear !== null) return `holidays as published up to ${lastYear}`;
  return version && `version ${version}`;
}
