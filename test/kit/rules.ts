import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Rules } from '../../src/domain/case/rules.ts';
import { readStandard } from '../../src/domain/standards/read.ts';
import { type Standard, standardId } from '../../src/domain/standards/standard.ts';
import { calendarFrom } from '../../src/domain/time/calendar-file.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';

const rulebook = new URL('../../rulebook/', import.meta.url);

const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');

/** A shipped standard, as the rulebook says it; throws with its first fault. */
export function shippedStandard(file: string): Standard {
  const read = readStandard(textOf(`standards/${file}`), file);
  if ('faults' in read)
    throw new Error(read.faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message}`).join('\n'));
  return read.standard;
}

/** The shipped standards and calendar, compiled: what the desk runs by. */
export function shippedRules(): Rules {
  const feed = JSON.parse(textOf('calendars/bank-holidays.json')) as HolidayFeed;
  const calendar = compileCalendar(
    calendarFrom(parse(textOf('calendars/office-hours-england-and-wales.yaml')), feed),
  );
  const id = `${calendar.id}@${calendar.version}`;
  const standards = ['after-care.1.yaml', 'enquiry.1.yaml'].map(shippedStandard);
  return {
    standards: new Map(standards.map((standard) => [standardId(standard), standard])),
    calendars: new Map([[id, calendar]]),
    inForce: new Map(
      standards.flatMap((standard) =>
        standard.kinds.map((kind) => [kind, { standard: standardId(standard), calendar: id }]),
      ),
    ),
  };
}
