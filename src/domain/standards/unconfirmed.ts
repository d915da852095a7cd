import type { Rule } from '../time/types.ts';
import type { PromiseRule, Standard } from './standard.ts';

/**
 * What a date of this promise rests on that nobody has confirmed, in words for whoever reads the date; empty: nothing.
 * Its time allowed; how much later it may be, once it was extended; how waiting counts, once it waited; and, where law
 * counts by them, which holidays do not count.
 */
export function unconfirmed(
  standard: Standard,
  rule: PromiseRule,
  { extended, waited }: { readonly extended: boolean; readonly waited: boolean },
): readonly string[] {
  return [
    ...(rule.status === undefined ? [] : ['that this is the time allowed']),
    ...(extended && rule.extension?.status !== undefined ? ['that it may be so much later'] : []),
    ...(waited && rule.pausesStatus !== undefined ? ['that the days of waiting count so'] : []),
    ...(standard.pack?.holidays !== undefined && countsHolidays(rule.limit)
      ? ['which holidays do not count']
      : []),
  ];
}

function countsHolidays(rule: Rule): boolean {
  switch (rule.unit) {
    case 'statutory working days':
      return true;
    case 'calendar days':
      return rule.from === 'next working day';
    case 'calendar months':
      return rule.rolling;
    case 'deemed':
      return countsHolidays(rule.rule);
    default:
      return false;
  }
}
