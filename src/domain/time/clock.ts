import { type Calendar, CalendarFault, OutsideCalendar } from './calendar.ts';
import { traceOfLine, type WrittenTrace } from './clock-trace.ts';
import { compileCalendar } from './compile.ts';
import { dayNAt, monthsLater, reminder, spread, workingDaysTaken } from './derived.ts';
import { dueOf } from './due.ts';
import { elapseOf, usedUp } from './elapse.ts';
import { exactId } from './exact-id.ts';
import {
  BadLine,
  countField,
  instantField,
  type Line,
  msField,
  pausesField,
  shareField,
  textField,
  timeField,
} from './fields.ts';
import {
  addWorkingDays,
  addWorkingTime,
  endOfNthWorkingDay,
  isWorking,
  nextOpening,
  workingTimeBetween,
} from './operations.ts';
import { mergedSpans } from './pauses.ts';
import { parseRule } from './rule.ts';
import type { CalendarSpec, Instant, Pause, Rule } from './types.ts';
import { writeInstant } from './wire.ts';

const WORKING_HOURS = { unit: 'working hours', n: 0 } as const;
const INLINE_KEPT = 64;

const OPERATIONS: Record<string, (calendar: Calendar, line: Line) => unknown> = {
  isWorking: (calendar, line) => isWorking(calendar, instantField(line, 'instant')),
  nextOpening: (calendar, line) => written(nextOpening(calendar, instantField(line, 'instant'))),
  workingTimeBetween: (calendar, line) =>
    workingTimeBetween(calendar, instantField(line, 'from'), instantField(line, 'to')),
  addWorkingTime: (calendar, line) =>
    written(addWorkingTime(calendar, instantField(line, 'instant'), msField(line, 'ms'))),
  addWorkingDays: (calendar, line) =>
    addWorkingDays(calendar, instantField(line, 'instant'), countField(line, 'n')),
  endOfNthWorkingDay: (calendar, line) =>
    written(endOfNthWorkingDay(calendar, instantField(line, 'instant'), countField(line, 'n'))),
  dueWithPauses: (calendar, line) => written(dueWithPauses(calendar, line)),
  nthWorkingDayAt: (calendar, line) =>
    written(dayNAt(calendar, instantField(line, 'instant'), countField(line, 'n'), timeField(line, 'time'))),
  oneCalendarMonth: (calendar, line) =>
    written(monthsLater(calendar, instantField(line, 'instant'), 1, false)),
  reminder: (calendar, line) => {
    const [start, due] = [instantField(line, 'start'), instantField(line, 'due')];
    if (due < start) throw new BadLine('due: lies before start');
    return written(reminder(WORKING_HOURS, calendar, start, due, shareField(line, 'share')));
  },
  spread: (calendar, line) =>
    spread(
      calendar,
      instantField(line, 'instant'),
      countField(line, 'attempts', 1),
      countField(line, 'days', 1),
    )?.map(writeInstant) ?? null,
  workingDaysTaken: (calendar, line) =>
    workingDaysTaken(calendar, instantField(line, 'from'), instantField(line, 'to')),
  rule: (calendar, line) => ruleOf(calendar, line),
};

interface Answer {
  result: unknown;
  trace?: WrittenTrace;
}

/** Calendars by the names that a line may give. */
type Named = Pick<ReadonlyMap<string, Calendar>, 'get' | 'keys'>;

/**
 * `kept clock`: one JSON object {id, calendar, op, …} answered by one, {id, result} or {id, error}. A calendar is
 * given inline or by its name in `named`. With `explain` an answer that is a date brings its trace. Never throws
 * for what a line says.
 */
export function answerClock(line: string, named: Named, explain = false): string {
  try {
    return answered(line, named, explain);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    return unread(`brackets stand too deep in one another: ${HOW_TO_ASK}`);
  }
}

const HOW_TO_ASK = 'write one object a line, {"id", "calendar", "op", …}';

/** Of such a line not even the id is known. */
const unread = (error: string): string => JSON.stringify({ id: null, error });

/** JSON of any depth is parsed; reading it again and writing it go a call deeper for each bracket. */
const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && error.message.startsWith('Maximum call stack');

function answered(line: string, named: Named, explain: boolean): string {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch {
    return unread(`not JSON: ${HOW_TO_ASK}`);
  }
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return unread(HOW_TO_ASK);
  const id = exactId(line, (asked as Line).id) ?? null;
  try {
    return JSON.stringify({ id, ...answer(asked as Line, named, explain) });
  } catch (error) {
    if (error instanceof OutsideCalendar)
      return JSON.stringify({ id, error: beyondWords(error.message, error.missingYear) });
    if (error instanceof BadLine || error instanceof CalendarFault)
      return JSON.stringify({ id, error: error.message });
    throw error;
  }
}

/** A refusal with what its asker can do about it. */
function beyondWords(message: string, missingYear: number | undefined): string {
  if (missingYear !== undefined)
    return `${message}: ask for dates in its years, or write in calendar one with the holidays of ${missingYear}`;
  return message === 'beyond 2200'
    ? 'beyond 2200: the answer lies after 2200-01-01T00:00Z; ask for less, or from an earlier instant'
    : `${message}: the answer lies before 1970-01-01T00:00Z; ask for less, or from a later instant`;
}

function answer(line: Line, named: Named, explain: boolean): Answer {
  const { op } = line;
  const operation = typeof op === 'string' && Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
  if (operation === undefined) throw new BadLine(`op: write one of ${Object.keys(OPERATIONS).join(', ')}`);
  const calendar = calendarOf(line.calendar, named);
  const result = operation(calendar, line);
  const trace = explain ? traceOfLine(line, calendar, result) : undefined;
  return trace === undefined ? { result } : { result, trace };
}

function askedRule(line: Line): { rule: Rule; start: Instant; pauses: Pause[]; now: Instant | undefined } {
  const rule = parseRule(textField(line, 'rule'));
  if ('refused' in rule) throw new BadLine(`rule: ${rule.refused}`);
  return {
    rule,
    start: instantField(line, 'instant'),
    pauses: line.pauses === undefined ? [] : pausesField(line, 'pauses'),
    now: line.now === undefined ? undefined : instantField(line, 'now'),
  };
}

function ruleOf(calendar: Calendar, line: Line): unknown {
  const { rule, start, pauses, now } = askedRule(line);
  const due = dueOf(rule, calendar, start, pauses, now);
  if (due === null) return null;
  if ('refused' in due)
    throw due.missingYear === undefined && !/^(beyond|before) \d/.test(due.refused)
      ? new BadLine(due.refused)
      : new OutsideCalendar(due.refused, due.missingYear);
  return { ...due, due: writeInstant(due.due), lateFrom: writeInstant(due.lateFrom) };
}

function dueWithPauses(calendar: Calendar, line: Line): Instant | null {
  const start = instantField(line, 'start');
  const ms = msField(line, 'ms');
  if (ms < 0) throw new BadLine('ms: an allowance is not negative');
  const pauses = pausesField(line, 'pauses');
  if (pauses.some((pause) => pause.to === null))
    throw new BadLine('pauses: there is no due date while one is open; give each its end');
  return usedUp(elapseOf(WORKING_HOURS, calendar), start, ms, mergedSpans(pauses, start));
}

const inline = new Map<string, Calendar>();

/** As many names as a message can hold. */
const mostNames = 12;

/** Lines that repeat an inline calendar share its compilation. */
function calendarOf(given: unknown, named: Named): Calendar {
  if (typeof given === 'string') {
    const calendar = named.get(given);
    if (calendar === undefined) {
      const names = [...named.keys()].slice(0, mostNames).join(', ');
      throw new BadLine(`calendar: there is none named ${given.slice(0, 60)}; there are ${names}`);
    }
    return calendar;
  }
  if (given === undefined) throw new BadLine('calendar: give its name, or timezone, weekly and holidays');
  const key = JSON.stringify(given);
  const known = inline.get(key);
  if (known) return known;
  const calendar = compileCalendar(given as CalendarSpec);
  if (inline.size >= INLINE_KEPT) inline.clear();
  inline.set(key, calendar);
  return calendar;
}

function written(t: Instant | null): string | null {
  return t === null ? null : writeInstant(t);
}
