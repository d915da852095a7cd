import { wordRule } from '../../time/rule.ts';
import type { Rule } from '../../time/types.ts';
import { wordTime } from '../../time/word-date.ts';
import type { CountedFrom } from '../standard.ts';

/** A duration in words, with how it is counted: from the next opening, or by date. */
export function wordLimit(rule: Rule): string {
  if (rule.unit === 'working days' && rule.n === 0) return `the same working day, ${howCounted(rule)}`;
  const how = howCounted(rule);
  return `${wordRule(rule)
    .replace(/ by date$/, '')
    .replace(/^\d\d:\d\d/, wordTime)}, ${how}`;
}

function howCounted(rule: Rule): string {
  switch (rule.unit) {
    case 'working days':
    case 'time next working day':
      return rule.counted === 'by date'
        ? 'counted by date whatever the hour'
        : 'counted from the next opening';
    case 'working hours':
    case 'working minutes':
      return 'only opening hours count';
    case 'hours on working days':
      return 'day and night';
    case 'hours':
    case 'minutes':
      return 'by the clock, day and night';
    default:
      return 'counted by date, as the law does';
  }
}

const FROM: Readonly<Record<CountedFrom, string>> = {
  receipt: 'from the receipt of the message',
  'first receipt': 'from the first receipt, and once for it',
  deed: 'from the moment of the step before',
  'first contact': 'from the first time both sides spoke or wrote',
  'letter delivered': 'from the delivery of our letter',
  'date given': 'from the date given',
  'start of slot': 'from the start of the slot given',
  'end of slot': 'from the end of the slot given',
};

export const wordFrom = (from: CountedFrom): string => FROM[from];

/** A share in thousandths, as a percentage. */
export const wordShare = (thousandths: number): string => `${thousandths / 10} %`;
