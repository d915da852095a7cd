import type { Rule } from '../../time/types.ts';

/** Dates to a working week, and to the working days in it. */
const WEEK = { dates: 7, days: 5 };
const WORKING_HOURS = 8;

/**
 * A limit in working days, for sums that compare standards and judge no case: 24 hours are one day, a working
 * day is taken for eight hours, seven dates for five working days, a month for the 21 or 22 working days it has.
 */
export function inWorkingDays(rule: Rule): number {
  switch (rule.unit) {
    case 'working days':
    case 'statutory working days':
      return rule.n;
    case 'time next working day':
      return 1;
    case 'working hours':
      return rule.n / WORKING_HOURS;
    case 'working minutes':
      return rule.n / (60 * WORKING_HOURS);
    case 'hours':
    case 'hours on working days':
      return rule.n / 24;
    case 'minutes':
      return rule.n / 1440;
    case 'calendar days':
      return (rule.n * WEEK.days) / WEEK.dates;
    case 'weeks':
      return rule.n * WEEK.days;
    case 'calendar months':
      return (rule.n * 365 * WEEK.days) / (12 * WEEK.dates);
    case 'deemed':
      return (rule.days * WEEK.days) / WEEK.dates + inWorkingDays(rule.rule);
  }
}

/** Working days to one decimal place at most. */
export const wordDays = (days: number): string => String(Math.round(days * 10) / 10);
