import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slotsFor } from '../../src/app/letters/slots.ts';
import type { ContactPoint, Envelope } from '../../src/domain/case/event.ts';
import { at, byPhone, desk, homeowner, type Story, staff } from '../kit/case.ts';
import { anybody, begun, director, said, standards, status } from '../kit/landlord.ts';

const by = {
  ...director,
  roles: [...(director.kind === 'staff' ? director.roles : []), 'senior administrator', 'administrator'],
};
const email2: ContactPoint = { id: '00000000-0000-7000-8000-0000000000d8', channel: 'email' };
const post: ContactPoint = { id: '00000000-0000-7000-8000-0000000000d9', channel: 'post' };
const given = { 'handed over': said, evidence: [said] };

/** After every limit of these packs. */
const LATE = '2027-03-01 10:00';

type Step = readonly [move: string, fields: Parameters<Story['move']>[2]];

/** How each pack comes to a written answer that ends the matter. */
const ANSWERS: readonly {
  readonly kind: string;
  readonly before: readonly Step[];
  readonly answer: Step;
  readonly promise: string;
  readonly letter: string;
  readonly again: string;
  readonly handedOver: string;
}[] = [
  ...(['information request', 'environmental information request'] as const).flatMap((kind) =>
    (['release', 'refuse'] as const).map((move) => ({
      kind,
      before: [],
      answer: [move, { answer: said }] as Step,
      promise: 'answer the request',
      letter: 'answer',
      again: 'send again',
      handedOver: 'hand over',
    })),
  ),
  ...(['information request', 'environmental information request'] as const).map((kind) => ({
    kind,
    before: [
      ['hand over', given],
      ['ask for a review', {}],
    ] as Step[],
    answer: ['answer the review', { answer: said }] as Step,
    promise: 'answer the review',
    letter: 'review answer',
    again: 'send the review again',
    handedOver: 'hand over the review',
  })),
  ...(['release', 'refuse'] as const).map((move) => ({
    kind: 'subject access request',
    before: [],
    answer: [move, { answer: said }] as Step,
    promise: 'release',
    letter: 'answer',
    again: 'send again',
    handedOver: 'hand over',
  })),
  {
    kind: 'data protection complaint',
    before: [['acknowledge', {}]],
    answer: ['tell the outcome', { answer: said }],
    promise: 'news or the outcome',
    letter: 'outcome',
    again: 'send again',
    handedOver: 'hand over',
  },
  ...(['e-mail enquiry', 'letter enquiry', 'online enquiry'] as const).map((kind) => ({
    kind,
    before: [],
    answer: ['answer', { answer: said }] as Step,
    promise: 'answer',
    letter: 'answer',
    again: 'send again',
    handedOver: 'hand over',
  })),
  {
    kind: 'member enquiry',
    before: [],
    answer: ['answer', { consent: 'the resident agrees', answer: said }],
    promise: 'answer the member',
    letter: 'answer',
    again: 'send again',
    handedOver: 'hand over',
  },
];

function asleep(story: Story, [move, fields]: Step): void {
  const refusal = story.asleep(by, {
    do: 'make move',
    data: { move, items: story.itemIds, fields: fields ?? {} },
  });
  assert.equal(refusal, null);
}

/** The answer written, at ten past ten, and the post not yet gone. */
function answered(row: (typeof ANSWERS)[number], how: 'e-mail' | 'phone' = 'e-mail'): Story {
  const story = begun(row.kind, '2026-11-23 10:00', how);
  for (const [move, fields] of row.before) story.move(by, move, fields);
  story.passTo(at('2026-11-23 10:10'));
  asleep(story, row.answer);
  return story;
}

const letterOf = (story: Story, name: string) => story.state.letters.filter((row) => row.letter === name);

function known(story: Story, name: string, outcome: 'sent' | 'bounced' | 'unknown'): void {
  const sendId = letterOf(story, name).at(-1)?.sendId ?? '';
  assert.equal(story.asleep(desk, { do: 'know letter', data: { sendId, outcome } }), null);
}

const isClosed = (story: Story): boolean => story.stages.every((stage) => stage?.startsWith('closed'));
const isAsked = (story: Story, words: RegExp): boolean =>
  story.state.exceptions.some(({ about }) => words.test(about));

for (const row of ANSWERS) {
  const { kind, promise, letter, answer, again, handedOver } = row;
  const what = `“${promise}” of a ${kind} (${answer[0]})`;

  test(`${what} is kept, and the matter closed, when the answer has gone and not before`, () => {
    const story = answered(row);
    assert.equal(status(story, promise), 'made');
    assert.ok(!isClosed(story));
    story.passTo(at('2026-11-23 10:20'), 'sleeps');
    assert.ok(!isClosed(story));
    known(story, letter, 'sent');
    assert.equal(status(story, promise), 'kept');
    assert.deepEqual(story.stages, ['closed: answered']);
    assert.equal(story.events.findLast((one) => one.type === 'track closed')?.by.kind, 'desk');
  });

  test(`${what} is owed while the answer came back, late on its day, and kept once it was sent again`, () => {
    const story = answered(row);
    known(story, letter, 'bounced');
    assert.equal(status(story, promise), 'made');
    assert.ok(isAsked(story, new RegExp(`Nobody can be written to: .*“${letter}”`)));
    story.passTo(at(LATE));
    assert.equal(status(story, promise), 'late');
    assert.ok(!isClosed(story));
    story.ask(staff('administrator'), {
      do: 'reach party',
      data: { partyId: homeowner.partyId, points: [...homeowner.points, email2] },
    });
    story.passTo(story.now + 60_000);
    assert.equal(status(story, promise), 'kept');
    assert.deepEqual(story.stages, ['closed: answered']);
    assert.ok(!isAsked(story, new RegExp(`Nobody can be written to: .*“${letter}”`)));
    assert.equal(letterOf(story, letter).at(-1)?.facts.answer, said);
  });

  test(`${what} can be sent again by a person, who need not write it anew`, () => {
    const story = answered(row);
    known(story, letter, 'unknown');
    assert.ok(isAsked(story, /Nobody knows whether .* arrived/));
    asleep(story, [again, {}]);
    assert.equal(letterOf(story, letter).at(-1)?.facts.answer, said);
    story.passTo(at('2026-11-23 11:00'));
    assert.equal(status(story, promise), 'kept');
    assert.ok(isClosed(story));
  });

  test(`${what} is open and owed again when what had gone comes back, and a person is told`, () => {
    const story = answered(row);
    known(story, letter, 'sent');
    assert.ok(isClosed(story));
    known(story, letter, 'bounced');
    assert.equal(status(story, promise), 'made');
    assert.ok(!isClosed(story));
    assert.ok(isAsked(story, /What we sent came back, so it is open again/));
    story.passTo(at(LATE));
    assert.equal(status(story, promise), 'late');
    story.move(by, handedOver, given);
    assert.equal(status(story, promise), 'kept');
    assert.ok(isClosed(story));
  });

  test(`${what} is kept by handing it over where nobody can be written to, with evidence`, () => {
    const story = answered(row, 'phone');
    assert.ok(isAsked(story, new RegExp(`Nobody can be written to: .*“${letter}”`)));
    story.passTo(at('2026-11-24 12:00'));
    assert.equal(status(story, promise), 'made');
    const bare = { move: handedOver, items: story.itemIds, fields: { 'handed over': said } };
    assert.match(story.ask(by, { do: 'make move', data: bare })?.refused ?? '', /Please give: evidence/);
    story.move(by, handedOver, given);
    assert.equal(status(story, promise), 'kept');
    assert.ok(isClosed(story));
    assert.ok(!isAsked(story, new RegExp(`Nobody can be written to: .*“${letter}”`)));
  });

  test(`${what} does not hang silently where whoever asked is not confirmed yet`, () => {
    const unknown = begun(kind, '2026-11-23 10:00');
    unknown.state = {
      ...unknown.state,
      parties: unknown.state.parties.map((party) => ({ ...party, confirmed: false })),
    };
    for (const [move, fields] of row.before) unknown.move(by, move, fields);
    asleep(unknown, answer);
    assert.ok(isAsked(unknown, new RegExp(`Nobody can be written to: .*“${letter}”`)));
    unknown.ask(staff('administrator'), { do: 'confirm party', data: { partyId: homeowner.partyId } });
    unknown.passTo(unknown.now + 60_000);
    assert.equal(status(unknown, promise), 'kept');
    assert.ok(isClosed(unknown));
  });

  test(`${what} is superseded when they withdraw while the answer is on its way`, () => {
    const story = answered(row, 'phone');
    story.move({ kind: 'party', id: byPhone.partyId, role: 'requester' }, 'withdraw');
    assert.equal(status(story, promise), 'superseded');
    assert.deepEqual(story.stages, ['closed: withdrawn']);
  });
}

test('a bounce changes nothing where the same answer has arrived by another sending', () => {
  const story = begun('information request', '2026-11-23 10:00');
  asleep(story, ['release', { answer: said }]);
  asleep(story, ['send again', {}]);
  const [first, second] = letterOf(story, 'answer');
  const know = (sendId: string | undefined, outcome: 'sent' | 'bounced') =>
    story.asleep(desk, { do: 'know letter', data: { sendId: sendId ?? '', outcome } });
  know(first?.sendId, 'sent');
  know(second?.sendId, 'sent');
  know(first?.sendId, 'bounced');
  assert.equal(status(story, 'answer the request'), 'kept');
  assert.ok(isClosed(story));
});

test('the answer of the request, should it come back during a review, leaves the review alone', () => {
  const story = begun('information request', '2026-11-23 10:00');
  asleep(story, ['release', { answer: said }]);
  known(story, 'answer', 'sent');
  story.move(by, 'ask for a review');
  asleep(story, ['answer the review', { answer: said }]);
  known(story, 'review answer', 'sent');
  known(story, 'answer', 'bounced');
  assert.deepEqual([status(story, 'answer the review'), isClosed(story)], ['kept', true]);
});

test('an acknowledgement that the answer itself is, is kept when that has gone', () => {
  const story = begun('member enquiry', '2026-11-23 10:00');
  asleep(story, ['answer', { consent: 'the resident agrees', answer: said }]);
  assert.equal(status(story, 'acknowledge'), 'made');
  known(story, 'answer', 'sent');
  assert.equal(status(story, 'acknowledge'), 'kept');
});

test('a refusal for want of identity, on which no promise of law runs, is not forgotten when it comes back', () => {
  const story = begun('subject access request', '2026-11-23 10:00');
  story.move(by, 'ask who they are', { reason: said });
  asleep(story, ['refuse', { answer: said }]);
  known(story, 'answer', 'bounced');
  assert.equal(status(story, 'see the answer sent'), 'made');
  story.passTo(at('2026-11-26 10:00'));
  assert.ok(isAsked(story, /has not reached them: find another way/));
});

test('a decision that could not be written at first says what was decided, not why it took longer', () => {
  const story = begun('complaint', '2026-11-23 10:00', 'phone');
  const why = '00000000-0000-7000-8000-00000000beef';
  story.move(anybody, 'acknowledge stage 1', { definition: said });
  story.ask(staff('administrator'), {
    do: 'reach party',
    data: { partyId: byPhone.partyId, points: [...byPhone.points, post] },
  });
  story.passTo(story.now + 60_000);
  story.move(anybody, 'more time for stage 1', { reason: why, 'new date': '2026-12-10' });
  story.ask(staff('administrator'), {
    do: 'reach party',
    data: { partyId: byPhone.partyId, points: byPhone.points },
  });
  story.move(anybody, 'decide stage 1', { 'stage 1 officer': said, answer: said });
  story.ask(staff('administrator'), {
    do: 'reach party',
    data: { partyId: byPhone.partyId, points: [...byPhone.points, post] },
  });
  const [decision] = letterOf(story, 'stage 1 decision');
  assert.deepEqual([decision?.facts.answer, decision?.facts.reason], [said, undefined]);
});

test('a review of freedom of information may take twenty working days more, told in time and once', () => {
  const story = begun('information request', '2026-03-02 10:00');
  story.move(by, 'hand over', given);
  story.move(by, 'ask for a review');
  const more = (date: string) =>
    story.ask(by, {
      do: 'make move',
      data: {
        move: 'more time for the review',
        items: story.itemIds,
        fields: { reason: said, 'new date': date },
      },
    });
  assert.match(more('2026-05-30')?.refused ?? '', /at most|latest/);
  assert.equal(more('2026-04-30'), null);
  assert.equal(letterOf(story, 'more time for the review').length, 1);
  story.passTo(at('2026-05-05 10:00'));
  assert.equal(status(story, 'answer the review'), 'late');
  assert.notEqual(more('2026-05-06'), null);
});

test('the review of environmental information is answered in forty statutory working days', () => {
  const review = standards
    .find((one) => one.name === 'environmental-information')
    ?.promises.find((row) => row.name === 'answer the review');
  assert.deepEqual(review?.limit, { unit: 'statutory working days', n: 40 });
});

/** What next, and by when, the last letter of that name says. */
function nextIn(story: Story, name: string): readonly (string | undefined)[] {
  const event = story.events.findLast(
    (one): one is Envelope<'letter queued'> => one.type === 'letter queued' && one.data.letter === name,
  );
  const [party] = story.state.parties;
  assert.ok(event !== undefined && party !== undefined);
  const organisation = {
    name: 'Northmoor Homes',
    mailName: 'Northmoor Homes',
    mailAddress: 'care@northmoor.example',
    phone: '01632 960 001',
    outOfHours: null,
    timezone: 'Europe/London',
  };
  const none = { client: null, site: null, home: null, named: null, theirReference: null };
  const context = {
    organisation,
    ...none,
    names: {},
    points: {},
    words: {},
    lastMail: {},
    otherReferences: {},
  };
  const wording = { rules: story.rules, state: story.state, context, link: '', formLink: '' };
  const { next, by: until } = slotsFor(wording, event, party);
  return [next, until];
}

test('an answer does not say that it is on its way, a letter about its being late does', () => {
  const story = begun('information request', '2026-11-23 10:00');
  asleep(story, ['release', { answer: said }]);
  assert.deepEqual(nextIn(story, 'answer'), [undefined, undefined]);
  known(story, 'answer', 'unknown');
  story.passTo(at(LATE));
  assert.match(nextIn(story, 'apology')[0] ?? '', /^Our answer is written\. We see that it reaches you/);
});
