import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readStandard } from './read.ts';

const file = new URL('../../../rulebook/packs/right-to-repair.1.yaml', import.meta.url);
const shipped = readFileSync(file, 'utf8');

for (const [what, from, to, message] of [
  [
    'an answer that is no choice',
    'only: { defect: [leaking roof,',
    'only: { defect: [leaky roof,',
    /Nobody can answer "leaky roof" to "defect": .*leaking roof/,
  ],
  [
    'a choice for which nothing is promised',
    'only: { defect: [leaking roof, ',
    'only: { defect: [',
    /Where "defect" is "leaking roof"( and .*)?, this promises nothing: let one of its promises be for that/,
  ],
  [
    'a day of the year for which nothing is promised',
    'reported on: [1 May to 31 October]',
    'reported on: [2 May to 31 October]',
    /"reported on" is "2024-05-01", this promises nothing/,
  ],
  [
    'a season that is none',
    'reported on: [1 May to 31 October]',
    'reported on: [summer]',
    /"summer" is no season: write its first and last day/,
  ],
  [
    'a field that no move asks for',
    'only: { defect: [leaking roof',
    'only: { defects: [leaking roof',
    /No move asks for a choice or a date "defects": .*defect/,
  ],
  [
    'a field that may be left empty',
    'kind: date, title: Reported or inspected on }',
    'kind: date, title: Reported or inspected on, optional: true }',
    /"reported on" may be left empty, and then nothing is promised/,
  ],
  [
    'a stage that starts it',
    'title: To be repaired\n    waiting for: us\n    starts when reopened: [say how soon]',
    'title: To be repaired\n    waiting for: us\n    starts: [repaired in 7]',
    /The stage "to be repaired" starts this promise, and nobody answers there: let a move start it/,
  ],
] as const)
  test(`${what} is an error that says what to do`, () => {
    assert.ok(shipped.includes(from), from);
    const read = readStandard(shipped.replace(from, to), 'right-to-repair.1.yaml');
    assert.ok('faults' in read, 'it reads');
    assert.ok(
      read.faults.some((fault) => message.test(fault.message)),
      JSON.stringify(read.faults),
    );
  });
