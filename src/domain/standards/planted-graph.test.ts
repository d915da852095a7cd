import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFound, type Planted, said, standardNamed, withoutHeadline } from '../../../test/kit/planting.ts';

const complaint = standardNamed('packs/complaint.1.yaml');
const enquiry = standardNamed('standards/enquiry.1.yaml');
const written = standardNamed('standards/written.1.yaml');
const freedom = standardNamed('packs/freedom-of-information.1.yaml');

const atOnce = (move: string, title: string, from: string, to: string): string =>
  `  - move: ${move}\n    row: "1"\n    title: ${title}\n    source: house\n    by: [clock]\n    when: { on: time passed, limit: 0 minutes }\n    from: [${from}]\n    to: ${to}\n`;

const EVERY = 'by: [desk, administrator]';

/** The only letter of the wait for a fitting date that says until when it lasts. */
const warned =
  /(?<=plan: to arrange the fitting\n(?: {4}.*\n)* {6}from: first delivered attempt\n) {6}warning: .*\n/;

const faults: readonly (readonly [text: string, planted: Planted])[] = [
  [
    complaint,
    {
      fault: 'an extension of a promise that never runs where the move is made',
      plant: [
        ['{ promise: stage 1 response, until: new date,', '{ promise: stage 2 response, until: new date,'],
      ],
      at: '- { promise: |stage 2 response, until: new date, because: "more time is needed, with good reason", stated: reason }\n    letters: [{ letter: more time, to: requester }]\n  - move: decide stage 1',
      says: /error: “More time for stage 1.*” extends "stage 2 response", which is never running in "stage 1": extend "stage 1 response", or make the move where it runs\./,
    },
  ],
  [
    enquiry,
    {
      fault: 'a ring of moves that take no time',
      plant: [
        [
          'moves:\n',
          `moves:\n${atOnce('there', 'There', 'received', 'with a person')}${atOnce('back', 'Back', 'with a person', 'received')}`,
        ],
      ],
      at: 'limit: |0 minutes }\n    from: [received]',
      says: /error: Time makes “There” and “Back” again and again, and none takes any time: give one of them a limit/,
    },
  ],
  [
    enquiry,
    {
      fault: 'a ring through a closure that takes no time',
      plant: [
        [
          'moves:\n',
          `moves:\n${atOnce('there', 'There', 'received', 'closed\n    closes: answered')}${atOnce('back', 'Back', 'closed as answered', 'received')}`,
        ],
      ],
      at: 'limit: |0 minutes }\n    from: [received]',
      says: /error: Time makes “There” and “Back” again and again/,
    },
  ],
  [
    enquiry,
    {
      fault: 'a promise that one move both keeps and supersedes',
      plant: [
        [
          '    keeps: [answer at once, answer]\n    letters: [{ letter: form',
          '    keeps: [answer at once, answer]\n    supersedes: [answer]\n    letters: [{ letter: form',
        ],
      ],
      at: 'supersedes: [|answer]',
      says: /error: “Answered with the form” keeps "answer" and says that it no longer applies: leave it out of keeps or/,
    },
  ],
  [
    enquiry,
    {
      fault: 'a promise that a closing move starts',
      plant: [
        [
          '    keeps: [answer at once, answer]\n    letters: [{ letter: form',
          '    keeps: [answer at once, answer]\n    starts: [safety call]\n    letters: [{ letter: form',
        ],
      ],
      at: 'starts: [|safety call]',
      says: /error: “Answered with the form” closes, so it never starts "safety call": leave it out, or lead to a stage/,
    },
  ],
  [
    written,
    {
      fault: 'a kind of case that no standard has',
      plant: [['of: [complaint, information request,', 'of: [complaynt, information request,']],
      at: 'of: [|complaynt,',
      says: /error: “Taken up .*” waits for a case of the kind "complaynt", which no standard has: did you mean "complaint"\?/,
    },
  ],
  [
    withoutHeadline,
    {
      fault: 'the end of attempts that never run there',
      plant: [["    ends: [for the homeowner's contact details]", '    ends: [for the order]']],
      at: 'ends: [|for the order]',
      says: /error: “.*” ends the attempts "for the order", which never run in "arranging inspection" or "arranging fitting" but in "awaiting order": name those/,
    },
  ],
  [
    withoutHeadline.replace(warned, ''),
    {
      fault: 'a wait that puts off a told date and tells nobody until when',
      plant: [],
      at: 'extends: { promise: |arrange the fitting,',
      says: /error: The wait of "to arrange the fitting" puts off the date of “A fitting date agreed”, .* no letter of it tells the homeowner until when: warn them/,
    },
  ],
  [
    withoutHeadline,
    {
      fault: 'an attempt in the night',
      plant: [['{ day: 3, at: "15:30" }, { day: 4', '{ day: 3, at: "03:00" }, { day: 4']],
      at: '{ day: 3, at: |"03:00" }',
      says: /warning: The attempts "for missing details" plan something at 03:00, outside every opening hour of .* \(09:00 to 17:00\): write/,
    },
  ],
  [
    withoutHeadline,
    {
      fault: 'a request in the night',
      plant: [['request on: { day: 4, at: "10:00" }', 'request on: { day: 4, at: "23:30" }']],
      at: 'request on: { day: 4, at: |"23:30" }',
      says: /warning: The attempts "whether it is fixed" plan something at 23:30/,
    },
  ],
  [
    enquiry,
    {
      fault: 'a way on that nobody can go for a slip in every role',
      plant: [
        [EVERY, 'by: [administratr]'],
        ['from: [received, with a person]', 'from: [with a person]'],
        ['from: [received, with a person]', 'from: [with a person]'],
        ['from: [received, with a person]', 'from: [with a person]'],
      ],
      at: 'by: |[administratr]',
      says: /error: Nobody can make “Nobody is known for this; a person answers”, .* no member of staff can be "administratr": did you mean "administrator"\?/,
    },
  ],
  [
    complaint,
    {
      fault: 'a promise that nobody can keep for a slip in every role',
      plant: [
        [
          'title: Decided at stage 1\n    source: law\n    by: [senior administrator, care manager, director]',
          'title: Decided at stage 1\n    source: law\n    by: [senior administratr, care manger]',
        ],
      ],
      at: 'by: |[senior administratr, care manger]',
      says: /error: Nobody can make “Decided at stage 1”, and without it there is no way on: no member of staff can be "senior administratr" or "care manger"/,
    },
  ],
  [
    freedom,
    {
      fault: 'a letter waited for that no move into that stage writes',
      plant: [['on: letter sent, letter: answer }', 'on: letter sent, letter: review answer }']],
      at: 'letter: |review answer }\n    from: [answer on its way]',
      says: /error: “Our answer has gone” waits in "answer on its way" for "review answer", which no move that leads there writes: let one write it, or wait for "answer"\./,
    },
  ],
  [
    freedom,
    {
      fault: 'one of several ways to where a letter is waited for that does not write it',
      plant: [
        [
          'title: "What is refused, and the exemption relied on" }\n    letters: [{ letter: answer, to: requester }]\n',
          'title: "What is refused, and the exemption relied on" }\n',
        ],
      ],
      at: 'to: |answer on its way\n    asks:\n      - { ask: answer, kind: words, title: "What is refused',
      says: /error: “Refused, with the reason” leads to "answer on its way", where “Our answer has gone” waits for "answer", and does not write it: let it write that letter, or lead elsewhere\./,
    },
  ],
  [
    freedom.replaceAll(', review answer on its way]', ']'),
    {
      fault: 'a stage out of which only a letter leads that may come back',
      plant: [],
      at: '- stage: |review answer on its way',
      says: /error: Only a letter that has been sent leads out of "review answer on its way", and letters come back: add a move that a person makes/,
    },
  ],
  [
    freedom,
    {
      fault: 'a letter that sets off a move which the desk may not make',
      plant: [
        [
          'by: [desk]\n    when: { on: letter sent, letter: answer }',
          'by: [director]\n    when: { on: letter sent, letter: answer }',
        ],
      ],
      at: 'by: |[director]\n    when: { on: letter sent, letter: answer }',
      says: /error: A letter that has been sent sets off “Our answer has gone”, so the desk must be among those who make it\./,
    },
  ],
];

for (const [text, planted] of faults) isFound(planted, text);

test('one letter without wording is said once, for all its readers', () => {
  const found = said(enquiry.replace('letter: answer, to', 'letter: reply, to')).filter((one) =>
    one.includes('has no wording of'),
  );
  assert.equal(found.length, 1);
  assert.match(
    found[0] ?? '',
    /enquiry\.1\.en has no wording of "reply" for the requester, the homeowner, the client: word it there\.$/,
  );
});

test('an evening attempt, for whoever works by day, is no finding', () => {
  assert.ok(withoutHeadline.includes('at: "17:30"'));
  assert.deepEqual(
    said(withoutHeadline).filter((one) => one.includes('opening hour')),
    [],
  );
});
