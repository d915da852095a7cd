import type { Calendar } from './calendar.ts';
import { traceOf, wordTrace } from './explain.ts';
import { countField, instantField, type Line, msField, pausesField, textField } from './fields.ts';
import { endOf } from './moment.ts';
import { parseRule, wordRule } from './rule.ts';
import type { Trace } from './trace.ts';
import type { Instant, Pause, Rule } from './types.ts';
import { parseInstant, writeInstant } from './wire.ts';

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
}

/** As which rule an operation that answers a date counts; null for the others, and for time that no rule names. */
function toldAs(line: Line): Told | null {
  switch (line.op) {
    case 'addWorkingDays':
    case 'endOfNthWorkingDay':
    case 'nthWorkingDayAt':
      return {
        rule: { unit: 'working days', n: countField(line, 'n'), counted: 'from next opening' },
        start: instantField(line, 'instant'),
      };
    case 'oneCalendarMonth':
      return {
        rule: { unit: 'calendar months', n: 1, rolling: false },
        start: instantField(line, 'instant'),
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

function workingTime(ms: number, start: Instant, pauses: readonly Pause[]): Told | null {
  if (ms <= 0 || ms % MINUTE !== 0) return null;
  const hours = ms % HOUR === 0;
  const rule = hours
    ? ({ unit: 'working hours', n: ms / HOUR } as const)
    : ({ unit: 'working minutes', n: ms / MINUTE } as const);
  return { rule, start, pauses };
}

/** How the answer to a line came about, ending where it ends; undefined where there is nothing to tell. */
export function traceOfLine(line: Line, calendar: Calendar, result: unknown): WrittenTrace | undefined {
  const told = result === null ? null : toldAs(line);
  if (told === null) return undefined;
  const trace = traceOf(told.rule, calendar, told.start, told.pauses, undefined, told.now);
  if (trace === null || 'refused' in trace) return undefined;
  return written(endingAt(trace, calendar, line, result));
}

/** At a time of its day, or the same time of the day a month later, instead of the end of that day. */
function endingAt(trace: Trace, calendar: Calendar, { op }: Line, result: unknown): Trace {
  if (op !== 'nthWorkingDayAt' && op !== 'oneCalendarMonth') return trace;
  const due = parseInstant(String(result));
  if (due === null) return trace;
  return { ...trace, due: { due, lateFrom: due + 1 }, end: endOf(calendar, due) };
}

function written(trace: Trace): WrittenTrace {
  const instants = new Set(['instant', 'due', 'lateFrom']);
  const steps = JSON.parse(
    JSON.stringify({ ...trace, rule: wordRule(trace.rule) }, (key, value: unknown) =>
      instants.has(key) && typeof value === 'number' ? writeInstant(value) : value,
    ),
  ) as Record<string, unknown>;
  return { customer: wordTrace(trace, 'customer'), staff: wordTrace(trace, 'staff'), ...steps };
}
