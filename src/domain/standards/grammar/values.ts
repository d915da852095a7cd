import { parseRule, wordRule } from '../../time/rule.ts';
import type { PauseEffect, Rule } from '../../time/types.ts';
import type { LetterTo, Maker, PartyRole, Source } from '../standard.ts';
import { needed, object, optional } from './object.ts';
import { compiled, lengthOf, list, name, oneOf, type Shape, text } from './shape.ts';
import { table } from './table.ts';

/** Words that people read. */
export const words: Shape<string> = text({ minLength: 1, maxLength: 1000, pattern: '\\S' }, (value) =>
  value.trim() === '' || lengthOf(value) > 1000
    ? 'Words are expected here, at most 1000 characters.'
    : undefined,
);

/** Words that a message may hold, in small letters: they are looked for whatever the case of the message. */
export const soughtWords: Shape<string> = text(
  { minLength: 2, maxLength: 80, pattern: '^[^\\sA-Z]+( [^\\sA-Z]+)*$' },
  (value) =>
    lengthOf(value) < 2 || lengthOf(value) > 80 || !/^[^\sA-Z]+( [^\sA-Z]+)*$/.test(value)
      ? 'Write the words in small letters, with single spaces: they are found in any spelling of capitals.'
      : undefined,
);

const COUNT = '(\\d{1,4}|10000)';
const BY_DATE =
  `${COUNT} (statutory working days?|calendar days?( from the next working day)?|weeks?|calendar months?( rolling)?)|` +
  `(?!0+ )${COUNT} calendar days? inclusive`;
const BY_HOURS =
  `${COUNT} (working days?( by date)?|working (hours?|minutes?)|hours?( on working days)?|minutes?)|` +
  '(([01]\\d|2[0-3]):[0-5]\\d|24:00) next working day( by date)?';
const DURATION = new RegExp(`^(${BY_HOURS}|(deemed ${COUNT} days?, then )?(${BY_DATE}))$`);

/** A duration with its unit, as `parseRule` reads it, in its plain spelling. */
export const duration: Shape<Rule> = compiled(
  {
    pattern: DURATION.source,
    examples: [
      '10 working days',
      '24 hours on working days',
      '5 minutes',
      '17:00 next working day',
      '30 calendar days',
    ],
  },
  (value) => {
    const rule = parseRule(value);
    if ('refused' in rule) return rule;
    return DURATION.test(value) ? { value: rule } : { refused: `Write it as: ${wordRule(rule)}.` };
  },
);

const PERCENT = /^(100|\d{1,2}(\.\d)?) %$/;

/** A percentage of at most one decimal place, as whole thousandths. */
export const percent: Shape<number> = compiled({ pattern: PERCENT.source, examples: ['75 %'] }, (value) =>
  PERCENT.test(value)
    ? { value: Math.round(Number(value.slice(0, -2)) * 10) }
    : { refused: 'A percentage is expected here, such as 75 % or 97.5 %.' },
);

const isDate = (value: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
};

export const date: Shape<string> = text({ format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }, (value) =>
  isDate(value) ? undefined : 'A date is expected here, written 2026-01-31.',
);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const timeOfDay: Shape<string> = text({ pattern: TIME.source }, (value) =>
  TIME.test(value) ? undefined : 'A time of day is expected here, in quotes: "09:30".',
);

export const source: Shape<Source> = oneOf(['document', 'law', 'house']);

export const party: Shape<PartyRole> = oneOf([
  'homeowner',
  'client',
  'requester',
  'operative',
  'named contact',
]);

/** What a wait does to a rule counted in dates (working-time.md, section 4). */
export const pauseEffect: Shape<PauseEffect> = oneOf(['excluding (p,q]', 'excluding [p,q]', 'restart']);

export const makers: Shape<readonly Maker[]> = list(name, 1, 20);

export const letters: Shape<readonly LetterTo[]> = list(
  object('a letter', {
    letter: needed('Its name in the file of wording.', name),
    to: needed('Whom it is sent to.', party),
    when: optional('Only where this field of the move was answered so: { field: answer }.', table(name)),
    senderOf: optional('Also to whoever sent the message given in this field of the move.', name),
  }),
  0,
  10,
);
