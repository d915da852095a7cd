import type { Calendar } from './calendar.ts';
import { traceOf, traceTo, wordTrace } from './explain.ts';
import { countField, instantField, type Line, msField, pausesField, textField, timeField } from './fields.ts';
import { parseRule, wordRule } from './rule.ts';
import type { Asked, Trace } from './trace.ts';
import type { Instant, Pause, Rule } from './types.ts';
import { parseInstant, writeInstant } from './wire.ts';
import { wordLengthInFull } from './word-length.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A trace on the wire: in words for both readers, and each step of it, its instants written out. */
export interface WrittenTrace {
  readonly customer: string;
  readonly staff: readonly string[];
  readonly [step: string]: unknown;
}

interface Told {
  readonly rule: Rule;
  readonly start: Instant;
  readonly pauses?: readonly Pause[];
  readonly now?: Instant;
  /** What the answer itself is the end of, where the rule would end elsewhere or does not tell it all. */
  readonly asked?: Asked;
}

/**
 * As which rule an operation that answers a date counts; null for the others: a reminder, an opening and time that goes
 * back are instants by which nothing is due.
 */
function toldAs(line: Line): Told | null {
  switch (line.op) {
    case 'addWorkingDays':
    case 'endOfNthWorkingDay':
      return { rule: workingDays(line), start: instantField(line, 'instant') };
    case 'nthWorkingDayAt':
      return {
        rule: workingDays(line),
        start: instantField(line, 'instant'),
        asked: { at: timeField(line, 'time') },
      };
    case 'oneCalendarMonth':
      return {
        rule: { unit: 'calendar months', n: 1, rolling: false },
        start: instantField(line, 'instant'),
        asked: {},
      };
    case 'addWorkingTime':
      return workingTime(msField(line, 'ms'), instantField(line, 'instant'), []);
    case 'dueWithPauses':
      return workingTime(msField(line, 'ms'), instantField(line, 'start'), pausesField(line, 'pauses'));
    case 'rule': {
      const rule = parseRule(textField(line, 'rule'));
      if ('refused' in rule) return null;
      return {
        rule,
        start: instantField(line, 'instant'),
        ...(line.pauses === undefined ? {} : { pauses: pausesField(line, 'pauses') }),
        ...(line.now === undefined ? {} : { now: instantField(line, 'now') }),
      };
    }
    default:
      return null;
  }
}

const workingDays = (line: Line): Rule => ({
  unit: 'working days',
  n: countField(line, 'n'),
  counted: 'from next opening',
});

/** Time that is none or goes back is no allowance that something is due by. */
function workingTime(ms: number, start: Instant, pauses: readonly Pause[]): Told | null {
  if (ms <= 0) return null;
  if (ms % MINUTE !== 0) return timeAsked(`${wordLengthInFull(ms)} of working time`, start, pauses);
  const hours = ms % HOUR === 0;
  const rule = hours
    ? ({ unit: 'working hours', n: ms / HOUR } as const)
    : ({ unit: 'working minutes', n: ms / MINUTE } as const);
  return { rule, start, pauses };
}

/** Working time, of which a rule has the unit but not the amount. */
const timeAsked = (amount: string, start: Instant, pauses: readonly Pause[]): Told => ({
  rule: { unit: 'working hours', n: 0 },
  start,
  pauses,
  asked: { amount },
});

/** How the answer to a line came about, ending where it ends; undefined where there is nothing to tell. */
export function traceOfLine(line: Line, calendar: Calendar, result: unknown): WrittenTrace | undefined {
  const told = result === null ? null : toldAs(line);
  if (told === null) return undefined;
  const trace =
    told.asked === undefined
      ? traceOf(told.rule, calendar, told.start, told.pauses, undefined, told.now)
      : traceToAnswer(told, told.asked, calendar, result);
  if (trace === null || 'refused' in trace) return undefined;
  return written(trace);
}

/** At a time of its day, at the same time of the day a month later, or when the time is used up. */
function traceToAnswer(
  { rule, start, pauses = [] }: Told,
  asked: Asked,
  calendar: Calendar,
  result: unknown,
): Trace | null {
  const due = parseInstant(result);
  return due === null
    ? null
    : { ...traceTo({ due, lateFrom: due + 1 }, rule, calendar, start, pauses), asked };
}

function written(trace: Trace): WrittenTrace {
  const instants = new Set(['instant', 'due', 'lateFrom']);
  const steps = JSON.parse(
    JSON.stringify({ ...trace, rule: trace.asked?.amount ?? wordRule(trace.rule) }, (key, value: unknown) =>
      instants.has(key) && typeof value === 'number' ? writeInstant(value) : value,
    ),
  ) as Record<string, unknown>;
  return { customer: wordTrace(trace, 'customer'), staff: wordTrace(trace, 'staff'), ...steps };
}
