import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runsOf } from './check/runs.ts';
import { checkStandard } from './check.ts';
import { readLetters } from './letters.ts';
import { readStandard } from './read.ts';

const rulebook = new URL('../../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');
const calendars = new Map([['office-hours-england-and-wales', { firstYear: 2019, lastYear: 2028 }]]);

interface Files {
  readonly standard: string;
  readonly letters: string;
}

const enquiry: Files = {
  standard: textOf('standards/enquiry.1.yaml'),
  letters: textOf('letters/enquiry.1.en.yaml'),
};
const afterCare: Files = {
  standard: textOf('standards/after-care.1.yaml'),
  letters: textOf('letters/after-care.1.en.yaml'),
};

function read({ standard, letters }: Files) {
  const made = readStandard(standard, 'standard.yaml');
  const worded = readLetters(letters, 'letters.yaml');
  assert.ok('standard' in made, JSON.stringify(made));
  assert.ok('letters' in worded, JSON.stringify(worded));
  return { made, letters: worded.letters };
}

function findings(files: Files) {
  const { made, letters } = read(files);
  return checkStandard(made, letters, calendars);
}

function replaced(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    assert.ok(changed.includes(from), `the file says: ${from}`);
    return changed.replace(from, to);
  }, text);
}

test('the enquiry standard has no findings', () => {
  assert.deepEqual(findings(enquiry), []);
});

test('of the after-care standard only the sum is warned of, on the line of its limit', () => {
  const found = findings(afterCare);
  const line = afterCare.standard.split('\n').indexOf('  limit: 30 working days') + 1;
  assert.deepEqual(
    found.map((finding) => [finding.kind, finding.line]),
    [1, 2, 3, 4].map(() => ['warning', line]),
  );
});

const runs = runsOf(read(afterCare).made.standard);

test('the document’s own promises add up to 42 working days, one after the other', () => {
  assert.equal(runs.plain.days, 42);
  assert.deepEqual(
    runs.plain.stretches.map((stretch) => stretch.days),
    [1, 5, 10, 5, 1, 5, 5, 10],
  );
});

test('as they run they take 37, because arranging the fitting and the visit start together', () => {
  assert.equal(runs.asTheyRun.days, 37);
  assert.deepEqual(
    runs.asTheyRun.stretches.map((stretch) => stretch.days),
    [1, 5, 10, 5, 1, 5, 5, 5],
  );
});

test('the house’s own steps make them 49', () => {
  assert.equal(runs.withHouse.days, 49);
  const house = runs.withHouse.stretches.map((stretch) => stretch.title);
  for (const title of [
    'Asking for the missing details',
    'A decision after the visit',
    'The signed completion collected',
  ]) {
    assert.ok(house.includes(title), title);
  }
});

test('each way back is counted once: self-fit refused, no access, wrong part and dispute among them', () => {
  const days = new Map(runs.loops.map((loop) => [loop.title, loop.days]));
  assert.equal(days.get('The homeowner would rather not'), 7);
  assert.ok(days.has('No access, with a photo and a card left'));
  assert.ok(days.has('Short, damaged or wrong part'));
  assert.ok(days.has('Dispute that it is not ours'));
  assert.equal(runs.withLoops, runs.withHouse.days + runs.loops.reduce((sum, loop) => sum + loop.days, 0));
});

test('the sum is computed from the file: another limit gives another sum', () => {
  const quicker = replaced(afterCare.standard, [
    [
      '    from: first contact\n    limit: 10 working days',
      '    from: first contact\n    limit: 4 working days',
    ],
  ]);
  const { standard } = read({ ...afterCare, standard: quicker }).made;
  assert.equal(runsOf(standard).plain.days, 36);
  assert.equal(runsOf(standard).asTheyRun.days, 31);
});

test('a standard without a headline target is warned of no sum', () => {
  assert.equal(read(enquiry).made.standard.headline, undefined);
});

/** A finding of each kind, planted in the enquiry standard. */
const PLANTED: readonly (readonly [
  what: string,
  changes: readonly (readonly [string, string])[],
  finds: RegExp,
])[] = [
  [
    'a stage that no case reaches',
    [
      ['    to: with a person', '    to: same'],
      ['reopens into: with a person', 'reopens into: received'],
    ],
    /error: No case ever reaches the stage "with a person"/,
  ],
  [
    'a stage that cannot be left',
    [
      ['from: [received, with a person]', 'from: [received]'],
      ['from: [received, with a person]', 'from: [received]'],
      ['from: [received, with a person]', 'from: [received]'],
    ],
    /error: The stage "with a person" cannot be left/,
  ],
  [
    'a stage in which nothing runs',
    [['    starts: [answer]\n', '']],
    /error: An item can come to "with a person" with no promise and no attempts running/,
  ],
  [
    'a stage in which nothing runs any more once something was told',
    [['    to: with a person\n    together: true\n', '    to: same\n    together: true\n']],
    /warning: In "received", after “Nobody is known for this; a person answers”, no promise/,
  ],
  [
    'a promise that nothing starts',
    [['    starts: [answer]\n', '    starts: [safety call]\n']],
    /error: Nothing ever starts the promise "answer"/,
  ],
  [
    'a promise that cannot be kept',
    [
      ['keeps: [answer at once, answer]', 'keeps: [answer at once]'],
      ['keeps: [answer at once, answer]', 'keeps: [answer at once]'],
      ['keeps: [answer at once, answer]', 'keeps: [answer at once]'],
    ],
    /error: Once started, the promise "answer" can never be kept/,
  ],
  [
    'a promise whose lateness sets nothing off',
    [['late: { exception: "Nobody has rung about the danger: ring now" }', 'late: {}']],
    /error: Nothing follows when "safety call" is late/,
  ],
  [
    'a closure that nothing makes',
    [
      [
        'reopening:',
        '  - closure: lost\n    title: Lost\n    clause: A2\n    source: house\n    requires: []\n    letters: []\n    letters at: at once\n    reopens into: received\n\nreopening:',
      ],
    ],
    /error: Nothing is ever closed as "lost"/,
  ],
  [
    'a closure that asks for what its move does not',
    [['    requires: []', '    requires: [signature and capacity]']],
    /error: The closure "answered" requires signature and capacity/,
  ],
  [
    'a move that nobody can make',
    [['    by: [desk, administrator]\n', '    by: [clock]\n']],
    /error: Only the clock makes "nobody matched"/,
  ],
  [
    'a move for items that are never so',
    [['    from: [received]\n', '    from: [received]\n    only: { way forward: [inspect] }\n']],
    /error: No move ever notes that way forward is "inspect"/,
  ],
  [
    'a letter without wording',
    [['letter: answer, to', 'letter: reply, to']],
    /error: enquiry.1.en has no wording of "reply"/,
  ],
  [
    'a letter that is never sent',
    [['letter: answer, to', 'letter: form, to']],
    /warning: .* never sent: answer/,
  ],
  [
    'wording of another name',
    [['wording: enquiry.1.en', 'wording: enquiry.2.en']],
    /error: The wording is called "enquiry.1.en"/,
  ],
  [
    'a reference that the wording hides',
    [[', hidden: true', '']],
    /error: The wording says that the reference is hidden/,
  ],
  [
    'a calendar that is not there',
    [['calendar: office', 'calendar: home']],
    /error: There is no calendar "home-hours/,
  ],
  [
    'a date past the calendar',
    [['effective: { from: 2026-01-05 }', 'effective: { from: 2031-01-05 }']],
    /error: .* no holidays of 2031/,
  ],
];

for (const [what, changes, finds] of PLANTED) {
  test(`${what} is found`, () => {
    const found = findings({ ...enquiry, standard: replaced(enquiry.standard, changes) });
    const said = found.map((finding) => `${finding.kind}: ${finding.message}`);
    assert.ok(
      said.some((one) => finds.test(one)),
      said.join('\n'),
    );
    assert.ok(found.every((finding) => finding.line > 1));
  });
}

for (const [what, changes, finds] of [
  [
    'a promise counted by date that attempts pause',
    [
      [
        '    from: first contact\n    limit: 10 working days\n',
        '    from: first contact\n    limit: 10 working days by date\n    paused by: [to arrange the inspection]\n',
      ],
    ],
    /"inspect" is counted by date, so it cannot be paused/,
  ],
  [
    'attempts that nothing begins',
    [['    attempts: about fitting it yourself\n', '']],
    /Nothing ever begins the attempts "about fitting it yourself"/,
  ],
  [
    'attempts without an end in their stage',
    [['plan: for the order }\n    from: [awaiting order]', 'plan: for the order }\n    from: [decision]']],
    /The attempts "for the order" have no end in the stage "awaiting order"/,
  ],
  [
    'attempts that begin again at their own end',
    [
      [
        '    from: [self-fit offered]\n    to: assessment\n    letters',
        '    from: [self-fit offered]\n    to: self-fit offered\n    letters',
      ],
    ],
    /The attempts "about fitting it yourself" begin again at their own end|never/,
  ],
  [
    'an attempt after the end of its wait',
    [['{ day: 4, at: "11:30", post: director }', '{ day: 6, at: "11:30", post: director }']],
    /last attempt is planned for day 6, and the wait ends on day 5/,
  ],
  [
    'a warning after the end of its wait',
    [
      [
        'warning: { day: 4, letters: [{ letter: closing tomorrow, to: requester }] }',
        'warning: { day: 5, letters: [{ letter: closing tomorrow, to: requester }] }',
      ],
    ],
    /warning of day 5 comes when the wait of 5 working days has ended/,
  ],
] as const) {
  test(`${what} is found`, () => {
    const said = findings({ ...afterCare, standard: replaced(afterCare.standard, changes) }).map(
      (one) => one.message,
    );
    assert.ok(
      said.some((one) => finds.test(one)),
      said.join('\n'),
    );
  });
}

test('a letter that names no phone is found', () => {
  const letters = replaced(enquiry.letters, [['Phone: {phone}', 'Phone: {phone?}']]);
  const said = findings({ ...enquiry, letters }).map((one) => one.message);
  assert.ok(
    said.some((one) =>
      /"contact card" to the requester, the homeowner, the client does not name: phone; put/.test(one),
    ),
    said.join('\n'),
  );
});

test('an apology that does not say what was promised is found', () => {
  const letters = replaced(enquiry.letters, [['What we promised: {late promise}', 'We promised it.']]);
  const said = findings({ ...enquiry, letters }).map((one) => one.message);
  assert.ok(
    said.some((one) => /does not say what was promised/.test(one)),
    said.join('\n'),
  );
});
