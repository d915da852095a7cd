import type { HoursChange } from '../../../domain/time/calendar-change.ts';
import type { Interval, Weekday } from '../../../domain/time/types.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { type Fields, one } from '../words/form.ts';

/** The days of the week as forms name them. */
export const dayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export const weekdays = Object.keys(dayNames) as readonly Weekday[];

/** What the keeper wants of the calendar, or which fields are wrong. Hours are checked further by the calendar itself. */
export function changeIn(fields: Fields): HoursChange | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const date = one(fields, 'date');
  if (!isDate(date)) errors.push({ field: 'date', message: 'Give a date' });
  const does = one(fields, 'do');
  if (does === 'week') {
    const weekly = Object.fromEntries(
      weekdays.map((day) => [day, hoursIn(one(fields, day), day, errors)]),
    ) as Record<Weekday, Interval[]>;
    return errors.length > 0 ? { errors } : { do: 'week', from: date, weekly };
  }
  if (does === 'close') {
    const name = one(fields, 'name').slice(0, 100);
    if (name === '') errors.push({ field: 'name', message: 'Say what the closure is called' });
    return errors.length > 0 ? { errors } : { do: 'close', date, name };
  }
  if (does === 'open') {
    const hours = hoursIn(one(fields, 'hours'), 'hours', errors);
    return errors.length > 0 ? { errors } : { do: 'open', date, hours };
  }
  return errors.length > 0 ? { errors } : { do: 'as the week', date };
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

function hoursIn(text: string, field: string, errors: FieldError[]): Interval[] {
  if (text === '' || text.toLowerCase() === 'closed') return [];
  const spans = text.split(/\s*,\s*/);
  if (spans.some((span) => !/^\d\d:\d\d\s*[-–]\s*\d\d:\d\d$/.test(span)))
    errors.push({ field, message: 'Write hours such as 09:00-17:00, several with a comma, or closed' });
  return spans.map((span) => span.split(/\s*[-–]\s*/) as Interval);
}

/** Hours as they are typed: '09:00-12:00, 13:00-17:00' or 'closed'. */
export const typedHours = (hours: readonly Interval[]): string =>
  hours.length === 0 ? 'closed' : hours.map(([from, to]) => `${from}-${to}`).join(', ');
