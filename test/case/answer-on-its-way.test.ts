import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, byPhone, desk, type Story, staff } from '../kit/case.ts';
import { anybody, begun, dated, director, said, status } from '../kit/landlord.ts';

const agreed = { consent: 'the resident agrees' };
const post = { id: '00000000-0000-7000-8000-0000000000d9', channel: 'post' as const };

/** How each kind of request is answered, which promise that keeps and by which letter, and how without one. */
const ANSWERS = [
  ['e-mail enquiry', ['answer'], 'answer', 'answer', 'given another way'],
  ['letter enquiry', ['answer'], 'answer', 'answer', 'given another way'],
  ['online enquiry', ['answer'], 'reply', 'answer', 'given another way'],
  ['information request', ['release'], 'answer the request', 'answer', 'handed over'],
  ['environmental information request', ['refuse'], 'answer the request', 'answer', 'handed over'],
  ['subject access request', ['release'], 'release', 'answer', 'handed over'],
  [
    'data protection complaint',
    ['acknowledge', 'tell the outcome'],
    'news or the outcome',
    'outcome',
    'handed over',
  ],
  ['member enquiry', ['acknowledge', 'answer'], 'answer the member', 'answer', 'handed over'],
] as const;

const fieldsOf = (kind: string, move: string): Record<string, string> =>
  move === 'acknowledge' ? {} : { ...(kind === 'member enquiry' ? agreed : {}), answer: said };

const by = (kind: string) => (kind.endsWith('enquiry') ? anybody : director);

function answered(kind: string, moves: readonly string[], how: 'e-mail' | 'phone' = 'e-mail'): Story {
  const story = begun(kind, '2026-11-23 10:00', how);
  for (const move of moves) story.move(by(kind), move, fieldsOf(kind, move));
  return story;
}

const lettersNamed = (story: Story, letter: string) =>
  story.state.letters.filter((row) => row.letter === letter);

const comesBack = (story: Story, letter: string): void => {
  const sendId = lettersNamed(story, letter).at(-1)?.sendId ?? '';
  assert.equal(story.ask(desk, { do: 'know letter', data: { sendId, outcome: 'bounced' } }), null);
};

const isOpen = (story: Story): boolean => story.state.tracks[0]?.open === true;

for (const [kind, moves, promise, letter, otherwise] of ANSWERS) {
  test(`${kind}: the answer keeps its promise and closes it when it has gone, not before`, () => {
    const story = answered(kind, moves);
    assert.deepEqual([isOpen(story), status(story, promise)], [true, 'made']);
    assert.equal(story.state.items[0]?.stage, 'answer on its way');
    story.passTo(at('2026-11-23 10:05'));
    assert.deepEqual([isOpen(story), status(story, promise)], [false, 'kept']);
    assert.equal(story.state.items[0]?.outcome, 'answered');
  });

  test(`${kind}: an answer that comes back opens it again, owed by its first date until the next has gone`, () => {
    const story = answered(kind, moves);
    story.passTo(at('2026-11-23 10:05'));
    const first = dated(story, promise);
    comesBack(story, letter);
    assert.deepEqual([isOpen(story), status(story, promise), dated(story, promise)], [true, 'made', first]);
    assert.ok(story.state.exceptions.some(({ about }) => about.includes(`“${letter}”`)));
    const points = [{ ...post, id: '00000000-0000-7000-8000-0000000000da' }];
    const { partyId } = story.state.letters.at(-1) ?? { partyId: '' };
    story.ask(staff('administrator'), { do: 'reach party', data: { partyId, points } });
    if (lettersNamed(story, letter).length === 1) story.move(by(kind), 'send it again', { answer: said });
    story.passTo(at('2026-11-24 10:00'));
    assert.deepEqual([isOpen(story), status(story, promise)], [false, 'kept']);
  });

  test(`${kind}: where they cannot be written to, handing the answer over keeps and closes it`, () => {
    const story = answered(kind, moves, 'phone');
    story.passTo(at('2026-11-23 15:00'));
    assert.deepEqual([isOpen(story), status(story, promise)], [true, 'made']);
    assert.ok(story.state.exceptions.some(({ about }) => about.includes(`“${letter}”`)));
    story.move(by(kind), otherwise, { reason: said });
    assert.deepEqual([isOpen(story), status(story, promise)], [false, 'kept']);
  });
}

test('an answer that has not gone within a working day is put before a person', () => {
  const story = answered('information request', ['release'], 'phone');
  story.passTo(at('2026-11-25 09:00'));
  assert.equal(status(story, 'send the answer'), 'late');
  assert.ok(story.state.exceptions.some(({ about }) => about.startsWith('An answer has not gone')));
});

test('an answer never sent is late on its day, though somebody wrote it in time', () => {
  const story = answered('information request', ['release'], 'phone');
  story.passTo(at('2026-12-23 09:00'));
  assert.equal(status(story, 'answer the request'), 'late');
  const points = [...byPhone.points, post];
  story.ask(staff('administrator'), { do: 'reach party', data: { partyId: byPhone.partyId, points } });
  story.passTo(at('2026-12-23 15:00'));
  assert.deepEqual(
    [isOpen(story), status(story, 'answer the request'), story.promise('answer the request')?.wasLate],
    [false, 'kept', true],
  );
});

test('a review of a freedom of information answer has 20 working days, 40 in an exceptional case told in time', () => {
  const story = answered('information request', ['release']);
  story.now = at('2026-11-24 09:00');
  story.move(director, 'ask for a review');
  // A holiday in Scotland counts as one: St Andrew's Day.
  assert.equal(dated(story, 'answer the review'), '2026-12-23');
  const more = { reason: said, 'new date': '2027-01-22' };
  story.move(director, 'more time for the review', more);
  assert.equal(dated(story, 'answer the review'), '2027-01-22');
  assert.throws(
    () => story.move(director, 'more time for the review', { reason: said, 'new date': '2027-01-27' }),
    /20 statutory working days at most/,
  );
});
