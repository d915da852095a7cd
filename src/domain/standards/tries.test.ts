import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkStandard } from './check.ts';
import { readLetters } from './letters.ts';
import { readStandard } from './read.ts';

const rulebook = new URL('../../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');
const calendars = new Map([['office-hours-england-and-wales', { firstYear: 2019, lastYear: 2028 }]]);

for (const [what, from, to, message] of [
  [
    'tries counted from the next opening for a promise counted by date',
    '    days: by date\n',
    '',
    /counted differently, so a try may fall after it is due: write days: by date in the plan/,
  ],
  [
    'a try at the hour at which it is due',
    'at: "15:30"',
    'at: "17:00"',
    /Attempt 3 of "ringing back" falls after "ring back" is due: plan it before 17:00 of day 1/,
  ],
  [
    'a try on the day after it is due',
    '{ day: 1, at: "15:30" }',
    '{ day: 2, at: "09:30" }',
    /Attempt 3 of "ringing back" falls after "ring back" is due/,
  ],
] as const)
  test(`${what} is an error that says what to do`, () => {
    const text = textOf('standards/voicemail.1.yaml');
    assert.ok(text.includes(from), from);
    const made = readStandard(text.replace(from, to), 'voicemail.1.yaml');
    const worded = readLetters(textOf('letters/voicemail.1.en.yaml'), 'voicemail.1.en.yaml');
    assert.ok('standard' in made && 'letters' in worded);
    const found = checkStandard(made, worded.letters, calendars);
    assert.ok(
      found.some((finding) => finding.kind === 'error' && message.test(finding.message)),
      JSON.stringify(found),
    );
  });
