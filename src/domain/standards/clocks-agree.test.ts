import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readStandard } from './read.ts';

const packs = new URL('../../../rulebook/packs/', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, packs), 'utf8');

for (const [what, file, from, to, message] of [
  [
    'a wait on a rule of law that does not say what it does',
    'freedom-of-information.1.yaml',
    'pauses: { for clarification: restart, for the fee: "excluding (p,q]" }',
    'pauses: { for clarification: restart }',
    /what this wait does to a rule counted in dates: pauses: \{ for the fee/,
  ],
  [
    'what a wait does, of a plan that pauses nothing',
    'freedom-of-information.1.yaml',
    'paused by: [for clarification, for the fee]',
    'paused by: [for clarification]',
    /"for the fee" is none of the waits/,
  ],
  [
    'what a wait does to a promise that is not counted in dates',
    'subject-access.1.yaml',
    'limit: 1 calendar month rolling',
    'limit: 20 working days',
    /is not counted in dates: leave this out/,
  ],
  [
    'an extension in another unit than the limit',
    'complaint.1.yaml',
    'at most: 10 statutory working days',
    'at most: 10 working days',
    /counted in statutory working days: let both be counted alike/,
  ],
  [
    'a date given that the move does not ask for',
    'legal-claim.1.yaml',
    '{ ask: letter dated, kind: date',
    '{ ask: letter of, kind: date',
    /does not ask for that date, moment or slot/,
  ],
  [
    'a date given that no promise counts from',
    'legal-claim.1.yaml',
    '    from: date given\n    given: letter dated',
    '    from: deed\n    given: letter dated',
    /names the field of it, and no other does/,
  ],
  [
    'time ahead of what is no slot',
    'legal-claim.1.yaml',
    '    given: letter dated',
    '    given: letter dated\n    ahead: 24 hours',
    /Only the start of a slot has something ahead of it: write from: start of slot/,
  ],
  [
    'days counted back',
    'legal-claim.1.yaml',
    '    from: date given\n    given: letter dated',
    '    from: start of slot\n    given: letter dated\n    ahead: 2 working days',
    /"2 working days" cannot be counted back: write hours or minutes/,
  ],
  [
    'a stage that starts a promise from a date nobody gives',
    'legal-claim.1.yaml',
    'starts when reopened: [register the claim]',
    'starts when reopened: [reply to the claim]',
    /no stage is given a date/,
  ],
  [
    'another person than somebody whom no move names',
    'complaint.1.yaml',
    'unlike: stage 1 officer',
    'unlike: stage one officer',
    /No move asks for a member of staff "stage one officer"/,
  ],
  [
    'a closing by the desk where only a person closes',
    'hazard.1.yaml',
    '    title: Safe, all works done, and the tenant says so\n    source: law\n    by: [care manager]',
    '    title: Safe, all works done, and the tenant says so\n    source: law\n    by: [care manager, desk]',
    /Only a person closes here: no silence/,
  ],
  [
    'a closure by merging where only a person closes',
    'hazard.1.yaml',
    '  - closure: safe\n',
    '  - closure: safe\n    made: by merging\n',
    /it is not closed by merging/,
  ],
] as const) {
  test(`${what} is a fault`, () => {
    const text = textOf(file);
    assert.ok(text.includes(from), `${file} says: ${from}`);
    const read = readStandard(text.replace(from, to), file);
    assert.ok('faults' in read);
    assert.ok(
      read.faults.some((fault) => message.test(fault.message) && fault.line > 1),
      JSON.stringify(read.faults),
    );
  });
}
