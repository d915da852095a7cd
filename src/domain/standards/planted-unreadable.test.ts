import { afterCare, isFound, type Planted, standardNamed } from '../../../test/kit/planting.ts';

/** What is wrong in one line, or where two lines do not agree: found on reading, before the graph is walked. */
const unreadable: readonly Planted[] = [
  {
    fault: 'a move to a stage that is not there',
    plant: [['    to: decision\n', '    to: decisions\n']],
    at: 'to: |decisions',
    says: /"decisions" is no stage, nor same, nor closed: did you mean "decision"\?/,
  },
  {
    fault: 'a promise kept that nobody made',
    plant: [['keeps: [process the order]', 'keeps: [process an order]']],
    at: 'keeps: [|process an order]',
    says: /There is no promise "process an order"; there is: headline, acknowledgement/,
  },
  {
    fault: 'two stages of one name',
    plant: [['  - stage: decision\n', '  - stage: assessment\n']],
    at: 'stage: |assessment\n    of: item\n    title: Deciding',
    says: /There is a stage "assessment" on line \d+ already; name one of them anew/,
  },
  {
    fault: 'a wait without a limit',
    plant: [
      ['      limit: 5 working days\n      from: request delivered\n', '      from: request delivered\n'],
    ],
    at: 'wait:\n      |from: request delivered',
    says: /limit/,
  },
  {
    fault: 'a wait without what follows it',
    plant: [['      then: close, no order\n', '']],
    at: 'wait:\n      |limit: 5 working days\n      from: request delivered\n      warning: { day: 4, letters: [{ letter: closing tomorrow, to: client }, { letter: closing tomorrow, to: homeowner }] }\n      instead',
    says: /then/,
  },
  {
    fault: 'a headline that says another limit than its promise',
    plant: [['  limit: 30 working days\n  excuses', '  limit: 28 working days\n  excuses']],
    at: 'limit: |28 working days',
    says: /The promise "headline" says 30 working days; let both say the same/,
  },
  {
    fault: 'a reason that no extension allows',
    plant: [['until: the wait, because: no access with proof', 'until: the wait, because: bad weather']],
    at: 'because: |bad weather',
    says: /The promise may be extended because of: homeowner's wish, no access with proof/,
  },
  {
    fault: 'an extension of a promise that has none',
    plant: [
      [
        'extends: [{ promise: deliver, until: delivery',
        'extends: [{ promise: process the order, until: delivery',
      ],
    ],
    at: 'extends: [{ promise: |process the order',
    says: /"process the order" says nothing of an extension; give it one, or leave this out/,
  },
  {
    fault: 'attempts on days that do not ascend',
    plant: [['{ day: 3, at: "15:30", post: site }', '{ day: 1, at: "09:30", post: site }']],
    at: 'on: |[{ day: 1, at: "10:00", post: buyer }',
    says: /Each attempt is made later than the one before/,
  },
  {
    fault: 'a first attempt later than promised',
    plant: [['on: [{ day: 5, at: "17:30" }', 'on: [{ day: 6, at: "17:30" }']],
    at: 'first by: |5',
    says: /The first attempt is planned for day 6, after this day/,
  },
  {
    fault: 'a standard that ends before it begins',
    plant: [['effective: { from: 2026-01-05 }', 'effective: { from: 2026-01-05, to: 2025-12-31 }']],
    at: 'to: |2025-12-31',
    says: /The last date in force lies before the first/,
  },
  {
    fault: 'a closing move that says no closure',
    plant: [['    closes: withdrawn\n', '']],
    at: 'from: [any open]\n    to: |closed',
    says: /A move that leads to closed says which closure it is/,
  },
  {
    fault: 'a letter for an answer that nobody is asked',
    plant: [['to: homeowner, when: { tell: yes } }', 'to: homeowner, when: { tell: perhaps } }']],
    at: 'when: { tell: |perhaps }',
    says: /"perhaps" is none of the choices: write one of: yes, no\./,
  },
  {
    fault: 'a wait that ends in a move of other attempts',
    plant: [['      then: match not answered\n', '      then: close, no order\n']],
    at: 'then: |close, no order\n      instead: decision\n      excusable: true',
    says: /The move "close, no order" is not one made on the silence of this plan: write "match not answered"\./,
  },
  {
    fault: 'a wait that counts from a request which is not sent',
    plant: [['    request: missing details\n', '']],
    at: 'from: |request delivered',
    says: /There is no request in this plan: give it one, or count from the first delivered attempt/,
  },
  {
    fault: 'an extension for a choice that nobody is asked',
    plant: [['because: no access with proof, needs: [] }]', 'because: the choice made, needs: [] }]']],
    at: 'until: the wait, because: |the choice made',
    says: /This move asks for no choice: add one to its asks \(kind: choice, choices: \[homeowner's wish, no access/,
  },
  {
    fault: 'an excuse that no promise has',
    plant: [
      ["  excuses: [homeowner's wish, homeowner away,", "  excuses: [homeowner's wish, homeowner awey,"],
    ],
    at: "excuses: [homeowner's wish, |homeowner awey",
    says: /No promise has the excuse "homeowner awey": did you mean "homeowner away"\?/,
  },
  {
    fault: 'a move from a stage that is not there',
    plant: [['    from: [awaiting order]', '    from: [awaiting ordre]']],
    at: 'from: [|awaiting ordre]',
    says: /"awaiting ordre" is no stage, .*: did you mean "awaiting order"\?/,
  },
  {
    fault: 'a letter for a choice that nobody is asked',
    plant: [['to: homeowner, when: { tell: yes } }', 'to: homeowner, when: { told: yes } }']],
    at: 'when: |{ told: yes }',
    says: /This move asks for no choice "told": write .*, or add \{ ask: told, kind: choice, title: … \} to its asks/,
  },
];

for (const planted of unreadable) isFound(planted, afterCare);

isFound(
  {
    fault: 'somebody whom nobody names',
    plant: [['unlike: stage 1 officer }', 'unlike: stage 1 oficer }']],
    at: 'unlike: |stage 1 oficer',
    says: /No move asks for a member of staff "stage 1 oficer": did you mean "stage 1 officer"\?/,
  },
  standardNamed('packs/complaint.1.yaml'),
);
