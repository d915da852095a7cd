import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkStandard } from './check.ts';
import { readLetters } from './letters.ts';
import { readStandard } from './read.ts';

const rulebook = new URL('../../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');
const calendars = new Map([['office-hours-uk-any', { firstYear: 2019, lastYear: 2028 }]]);
const handedOver = /from: \[answer on its way\]\n {4}to: closed\n {4}asks:/;

for (const [what, from, to, message] of [
  [
    'what a letter sets off, and the desk may not make',
    'by: [desk]\n    when: { on: letter sent',
    'by: [director]\n    when: { on: letter sent',
    /The sending of a letter sets off "answer has gone": put desk among those who make it/,
  ],
  [
    'what a letter sets off, and may be refused',
    'from: [answer on its way]\n    to: closed\n    closes: answered',
    'from: [answer on its way]\n    to: closed\n    needs: [no safety flag]\n    closes: answered',
    /A letter is sent once: where what it sets off is refused, nothing would ask again/,
  ],
  [
    'a letter that is never written there',
    'when: { on: letter sent, letter: answer }',
    'when: { on: letter sent, letter: more time }',
    /No move into "answer on its way" writes the letter "more time"/,
  ],
  [
    'a stage that only a letter leads out of',
    handedOver,
    'from: [received]\n    to: closed\n    asks:',
    /Only a letter that has gone leads out of "answer on its way": where nobody can be written to/,
  ],
] as const)
  test(`${what} is an error that says what to do`, () => {
    const text = textOf('packs/environmental-information.1.yaml').replace(
      'from: [received, review, answer on its way]',
      'from: [received, review]',
    );
    const planted = text.replace(from, to);
    assert.notEqual(planted, text);
    const made = readStandard(planted, 'environmental-information.1.yaml');
    const worded = readLetters(
      textOf('letters/environmental-information.1.en.yaml'),
      'environmental-information.1.en.yaml',
    );
    assert.ok('standard' in made && 'letters' in worded);
    const found = checkStandard(made, worded.letters, calendars);
    assert.ok(
      found.some((finding) => finding.kind === 'error' && message.test(finding.message)),
      JSON.stringify(found),
    );
  });
