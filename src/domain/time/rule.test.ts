import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRule, wordRule } from './rule.ts';
import type { DateRule, Rule } from './types.ts';

const n = fc.integer({ min: 1, max: 10_000 });
const counted = fc.constantFrom('from next opening', 'by date');
const dateRule: fc.Arbitrary<DateRule> = fc.oneof(
  n.map((n): DateRule => ({ unit: 'statutory working days', n })),
  fc
    .tuple(n, fc.constantFrom('trigger', 'inclusive', 'next working day'))
    .map(([n, from]): DateRule => ({ unit: 'calendar days', n, from })),
  n.map((n): DateRule => ({ unit: 'weeks', n })),
  fc.tuple(n, fc.boolean()).map(([n, rolling]): DateRule => ({ unit: 'calendar months', n, rolling })),
);
const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  dateRule,
  fc.tuple(n, dateRule).map(([days, rule]): Rule => ({ unit: 'deemed', days, rule })),
  fc.tuple(n, counted).map(([n, counted]): Rule => ({ unit: 'working days', n, counted })),
  fc
    .tuple(fc.constantFrom('00:00', '09:30', '17:00', '24:00'), counted)
    .map(([at, counted]): Rule => ({ unit: 'time next working day', at, counted })),
  fc
    .tuple(n, fc.constantFrom('working hours', 'hours on working days', 'hours', 'minutes'))
    .map(([n, unit]): Rule => ({ unit, n })),
);

test('every rule reads back from its own words', () => {
  fc.assert(fc.property(anyRule, (rule) => assert.deepEqual(parseRule(wordRule(rule)), rule)));
});

test('a standard may write one of a unit, a comma before rolling, and the opening it counts from', () => {
  assert.deepEqual(parseRule('1 working day'), { unit: 'working days', n: 1, counted: 'from next opening' });
  assert.deepEqual(parseRule(' 10  working days from the next opening '), {
    unit: 'working days',
    n: 10,
    counted: 'from next opening',
  });
  assert.deepEqual(parseRule('1 calendar month, rolling'), { unit: 'calendar months', n: 1, rolling: true });
  assert.equal(wordRule({ unit: 'working hours', n: 1 }), '1 working hour');
});

/** Every form of a duration in the plural: the words and the rule. */
const FORMS: [string, Rule][] = [
  ['2 working days', { unit: 'working days', n: 2, counted: 'from next opening' }],
  ['2 working days by date', { unit: 'working days', n: 2, counted: 'by date' }],
  ['2 working days from next opening', { unit: 'working days', n: 2, counted: 'from next opening' }],
  ['2 working hours', { unit: 'working hours', n: 2 }],
  ['2 working minutes', { unit: 'working minutes', n: 2 }],
  ['2 hours on working days', { unit: 'hours on working days', n: 2 }],
  ['2 hours', { unit: 'hours', n: 2 }],
  ['2 minutes', { unit: 'minutes', n: 2 }],
  ['2 statutory working days', { unit: 'statutory working days', n: 2 }],
  ['2 calendar days', { unit: 'calendar days', n: 2, from: 'trigger' }],
  ['2 calendar days inclusive', { unit: 'calendar days', n: 2, from: 'inclusive' }],
  ['2 calendar days from the next working day', { unit: 'calendar days', n: 2, from: 'next working day' }],
  ['2 weeks', { unit: 'weeks', n: 2 }],
  ['2 calendar months', { unit: 'calendar months', n: 2, rolling: false }],
  ['2 calendar months rolling', { unit: 'calendar months', n: 2, rolling: true }],
  ['deemed 2 days, then 3 weeks', { unit: 'deemed', days: 2, rule: { unit: 'weeks', n: 3 } }],
];

test('every form is read whole, in the plural and in the singular, and nothing before or behind it', () => {
  for (const [words, rule] of FORMS) {
    const one = { ...rule, ...('n' in rule ? { n: 1 } : { days: 1 }) };
    assert.deepEqual(parseRule(words), rule);
    assert.deepEqual(parseRule(words.replace('2', '10000')), {
      ...one,
      ...('n' in rule ? { n: 10_000 } : { days: 10_000 }),
    });
    assert.deepEqual(parseRule(words.replace(/2 (.*?)s\b/, '1 $1')), one);
    for (const more of [`about ${words}`, `${words} at most`, words.replace('2 ', '2')])
      assert.match(refusalOf(more), /is not a duration/);
  }
  assert.deepEqual(parseRule('17:00 next working day from next opening'), {
    unit: 'time next working day',
    at: '17:00',
    counted: 'from next opening',
  });
  for (const more of ['by 17:00 next working day', '17:00 next working day at most'])
    assert.match(refusalOf(more), /is not a duration/);
});

test('the words of a rule say working minutes, and one of a unit in the singular', () => {
  assert.equal(wordRule({ unit: 'working minutes', n: 30 }), '30 working minutes');
  assert.equal(wordRule({ unit: 'working minutes', n: 1 }), '1 working minute');
});

test('what is no duration is refused with the forms there are', () => {
  for (const words of [
    '',
    '10 days',
    'ten working days',
    '1.5 hours',
    '-1 hours',
    '10 business days',
    '10 working days 5',
  ])
    assert.match(refusalOf(words), /is not a duration: write one like "10 working days"/);
  assert.match(refusalOf('25:00 next working day'), /no time of day/);
  assert.match(refusalOf('10001 working days'), /at most 10000/);
  assert.match(refusalOf('0 calendar days inclusive'), /at least 1/);
  assert.match(refusalOf('deemed 2 days, then 24 hours'), /a rule counted in dates/);
  assert.match(refusalOf('deemed 2 days, then deemed 2 days, then 1 week'), /a rule counted in dates/);
  assert.match(refusalOf('deemed 20000 days, then 1 week'), /at most 10000/);
  assert.match(refusalOf('deemed 2 days, then nothing'), /is not a duration/);
});

function refusalOf(words: string): string {
  const rule = parseRule(words);
  return 'refused' in rule ? rule.refused : assert.fail(`${words} was read`);
}

test('from when calendar days are counted is written as it is read', () => {
  for (const words of ['14 calendar days inclusive', '14 calendar days from the next working day']) {
    const rule = parseRule(words);
    assert.ok(!('refused' in rule), words);
    assert.equal(wordRule(rule), words);
  }
});
