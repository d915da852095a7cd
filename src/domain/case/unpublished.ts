import { OutsideCalendar } from '../time/calendar.ts';

/**
 * What the calendar answers, or `otherwise` where it would need holidays that nobody has published yet: a case goes on
 * past the last published year, its dates awaited (working-time.md, section 4). Everything else is thrown on.
 */
export function unlessUnpublished<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof OutsideCalendar && error.missingYear !== undefined) return otherwise;
    throw error;
  }
}
