import { minutesOf } from './check.ts';
import type { Counted, DateRule, Refused, Rule } from './types.ts';

/** The most that a rule may count, of any unit (section 6). */
export const MOST = 10_000;

const FORMS: readonly [RegExp, (n: number, words: string[]) => Rule | null][] = [
  [
    /^(\d+) working days?( by date| from (?:the )?next opening)?$/,
    (n, [, , how]) => ({ unit: 'working days', n, counted: countedOf(how) }),
  ],
  [/^(\d+) working hours?$/, (n) => ({ unit: 'working hours', n })],
  [/^(\d+) working minutes?$/, (n) => ({ unit: 'working minutes', n })],
  [/^(\d+) hours? on working days$/, (n) => ({ unit: 'hours on working days', n })],
  [/^(\d+) hours?$/, (n) => ({ unit: 'hours', n })],
  [/^(\d+) minutes?$/, (n) => ({ unit: 'minutes', n })],
  [/^(\d+) statutory working days?$/, (n) => ({ unit: 'statutory working days', n })],
  [/^(\d+) calendar days?$/, (n) => ({ unit: 'calendar days', n, from: 'trigger' })],
  [
    /^(\d+) calendar days? inclusive$/,
    (n) => (n === 0 ? null : { unit: 'calendar days', n, from: 'inclusive' }),
  ],
  [
    /^(\d+) calendar days? from the next working day$/,
    (n) => ({ unit: 'calendar days', n, from: 'next working day' }),
  ],
  [/^(\d+) weeks?$/, (n) => ({ unit: 'weeks', n })],
  [
    /^(\d+) calendar months?(,? rolling)?$/,
    (n, [, , rolling]) => ({ unit: 'calendar months', n, rolling: rolling !== undefined }),
  ],
];

const FORMS_IN_WORDS =
  '"10 working days", "10 working days by date", "17:00 next working day", "17:00 next working day by date", ' +
  '"8 working hours", "30 working minutes", "24 hours on working days", "24 hours", "5 minutes", "20 statutory working days", ' +
  '"30 calendar days", "30 calendar days inclusive", "10 calendar days from the next working day", "2 weeks", ' +
  '"1 calendar month", "1 calendar month rolling", "deemed 2 days, then 20 statutory working days"';

/** A rule from the words of a standard; refused with the forms there are. */
export function parseRule(words: string): Rule | Refused {
  const text = words.trim().replace(/\s+/g, ' ');
  const deemed = /^deemed (\d+) days?, then (.+)$/.exec(text);
  if (deemed) return deemedRule(words, Number(deemed[1]), deemed[2] as string);
  const timed = /^(\d\d:\d\d) next working day( by date| from (?:the )?next opening)?$/.exec(text);
  if (timed) {
    const at = timed[1] as string;
    if (minutesOf(at) === null)
      return { refused: `"${words}": ${at} is no time of day; write 00:00 to 24:00` };
    return { unit: 'time next working day', at, counted: countedOf(timed[2]) };
  }
  for (const [form, build] of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const n = Number(found[1]);
    if (n > MOST) return { refused: `"${words}": at most ${MOST}` };
    return build(n, found) ?? { refused: `"${words}": the day of the trigger is day 1, so count at least 1` };
  }
  return { refused: `"${words}" is not a duration: write one like ${FORMS_IN_WORDS}` };
}

/** The words of a rule, which parseRule reads back to the same rule. */
export function wordRule(rule: Rule): string {
  switch (rule.unit) {
    case 'working days':
      return `${amount(rule.n, 'working day')}${rule.counted === 'by date' ? ' by date' : ''}`;
    case 'time next working day':
      return `${rule.at} next working day${rule.counted === 'by date' ? ' by date' : ''}`;
    case 'working hours':
      return amount(rule.n, 'working hour');
    case 'working minutes':
      return amount(rule.n, 'working minute');
    case 'hours on working days':
      return `${amount(rule.n, 'hour')} on working days`;
    case 'hours':
      return amount(rule.n, 'hour');
    case 'minutes':
      return amount(rule.n, 'minute');
    case 'statutory working days':
      return amount(rule.n, 'statutory working day');
    case 'calendar days':
      return amount(rule.n, 'calendar day') + FROM[rule.from];
    case 'weeks':
      return amount(rule.n, 'week');
    case 'calendar months':
      return amount(rule.n, 'calendar month') + (rule.rolling ? ' rolling' : '');
    case 'deemed':
      return `deemed ${amount(rule.days, 'day')}, then ${wordRule(rule.rule)}`;
  }
}

/** Whether the rule counts whole dates, law's way (section 4). */
export function isDateRule(rule: Rule): rule is DateRule {
  switch (rule.unit) {
    case 'statutory working days':
    case 'calendar days':
    case 'weeks':
    case 'calendar months':
    case 'deemed':
      return true;
    default:
      return false;
  }
}

/** Whether the rule counts promise days from the date of receipt, and so cannot be paused (section 2). */
export function isByDate(rule: Rule): boolean {
  return 'counted' in rule && rule.counted === 'by date';
}

const FROM = { trigger: '', inclusive: ' inclusive', 'next working day': ' from the next working day' };

function deemedRule(words: string, days: number, rest: string): Rule | Refused {
  const then = rest.startsWith('deemed') ? null : parseRule(rest);
  if (then !== null && 'refused' in then) return then;
  if (then === null || !isDateRule(then))
    return {
      refused: `"${words}": after "deemed" comes a rule counted in dates, such as 20 statutory working days`,
    };
  if (days > MOST) return { refused: `"${words}": at most ${MOST} days` };
  return { unit: 'deemed', days, rule: then };
}

function countedOf(how: string | undefined): Counted {
  return how === ' by date' ? 'by date' : 'from next opening';
}

function amount(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
