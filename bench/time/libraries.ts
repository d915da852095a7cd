import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import moment from 'moment';
import 'moment-business-time';
import type { CalendarSpec } from '../../src/domain/time/types.ts';

/** What moment-business-time adds; it brings no types. */
interface WorkingMoment {
  addWorkingTime(n: number, unit: 'days' | 'hours'): WorkingMoment;
  workingDiff(other: WorkingMoment, unit: 'milliseconds'): number;
  valueOf(): number;
}

/** The three questions as a library answers them: instants and milliseconds in and out. */
export interface Library {
  readonly name: string;
  readonly addDays: (t: number, n: number) => number;
  readonly addHours: (t: number, n: number) => number;
  readonly between: (from: number, to: number) => number;
}

/**
 * The libraries on npm that count with opening hours and holidays; both count in the zone of the process and keep one
 * calendar for all.
 */
export function libraries(spec: CalendarSpec): readonly Library[] {
  dayjs.extend(businessTime);
  dayjs.setHolidays(spec.holidays);
  const hours = [{ start: '09:00:00', end: '17:00:00' }];
  dayjs.setBusinessTime({
    sunday: null,
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: null,
  });
  const day = ['09:00:00', '17:00:00'];
  const workinghours = { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null };
  moment.updateLocale('en', { workinghours, holidays: spec.holidays } as moment.LocaleSpecification);
  const at = (t: number): WorkingMoment => moment(t) as unknown as WorkingMoment;
  return [
    {
      name: 'dayjs-business-time 1.0.4',
      addDays: (t, n) => dayjs(t).addBusinessDays(n).valueOf(),
      addHours: (t, n) => dayjs(t).addBusinessHours(n).valueOf(),
      between: (from, to) => dayjs(to).businessMinutesDiff(dayjs(from)) * 60_000,
    },
    {
      name: 'moment-business-time 2.0.0',
      addDays: (t, n) => at(t).addWorkingTime(n, 'days').valueOf(),
      addHours: (t, n) => at(t).addWorkingTime(n, 'hours').valueOf(),
      between: (from, to) => at(to).workingDiff(at(from), 'milliseconds'),
    },
  ];
}
