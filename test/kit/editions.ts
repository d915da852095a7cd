import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Rules } from '../../src/domain/case/rules.ts';
import { calendarFrom } from '../../src/domain/time/calendar-file.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';
import type { CalendarSpec } from '../../src/domain/time/types.ts';

const folder = new URL('../../rulebook/calendars/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The office calendar of the rulebook, as its file and the shipped bank holidays say it. */
export const office = (): CalendarSpec =>
  calendarFrom(
    parse(textOf('office-hours-england-and-wales.yaml')),
    JSON.parse(textOf('bank-holidays.json')) as HolidayFeed,
  );

/** The calendars of these rules and more editions of the office's: days closed, days open again, a year that ends it. */
export function editions(rules: Rules): Rules['calendars'] {
  const spec = office();
  const more: Record<string, Partial<CalendarSpec>> = {
    '2026-2': { holidays: [...spec.holidays, '2026-03-24', '2026-03-25', '2026-04-15', '2026-05-26'] },
    '2026-3': { holidays: spec.holidays.filter((date) => !date.startsWith('2026-0')) },
    '2026-4': { lastYear: 2026 },
    '2026-5': { weekly: { ...spec.weekly, fri: [], sat: [['10:00', '16:00']] } },
  };
  const made = Object.entries(more).map(
    ([version, change]) =>
      [`${spec.id}@${version}`, compileCalendar({ ...spec, ...change, version })] as const,
  );
  return new Map([...rules.calendars, ...made]);
}
