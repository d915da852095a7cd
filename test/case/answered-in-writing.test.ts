import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, byPhone, desk, type Story, staff } from '../kit/case.ts';
import { begun, director, said, standards, status } from '../kit/landlord.ts';

const post = { id: '00000000-0000-7000-8000-0000000000d9', channel: 'post' as const };

/** The fields that each step asks for. */
const FIELDS = {
  'acknowledge stage 1': { definition: said },
  'decide stage 1': { 'stage 1 officer': said, answer: said },
  'ask for stage 2': {},
  'acknowledge stage 2': { reviewer: director.kind === 'staff' ? director.id : '', definition: said },
  'decide stage 2': { reviewer: director.kind === 'staff' ? director.id : '', answer: said },
  acknowledge: {},
  'tell the path': { reason: said },
  assess: { answer: said },
  'eight weeks': { reason: said },
  register: { 'letter dated': '2026-11-20', hold: 'yes' },
  reply: { answer: said, disclosure: [said] },
} as const;

const stage2 = ['ask for stage 2', 'acknowledge stage 2', 'decide stage 2'] as const;

const LETTERS: readonly {
  readonly kind: string;
  readonly moves: readonly (keyof typeof FIELDS)[];
  readonly promise: string;
}[] = [
  { kind: 'complaint', moves: ['acknowledge stage 1', 'decide stage 1'], promise: 'stage 1 response' },
  {
    kind: 'complaint',
    moves: ['acknowledge stage 1', 'decide stage 1', ...stage2],
    promise: 'stage 2 response',
  },
  { kind: 'new-homes complaint', moves: ['acknowledge'], promise: 'acknowledge' },
  { kind: 'new-homes complaint', moves: ['acknowledge', 'tell the path'], promise: 'path to resolution' },
  {
    kind: 'new-homes complaint',
    moves: ['acknowledge', 'tell the path', 'assess'],
    promise: 'assessment and response',
  },
  {
    kind: 'new-homes complaint',
    moves: ['acknowledge', 'tell the path', 'assess', 'eight weeks'],
    promise: 'eight weeks',
  },
  { kind: 'legal claim', moves: ['register', 'reply'], promise: 'reply to the claim' },
];

const lived = (kind: string, moves: readonly (keyof typeof FIELDS)[], how: 'e-mail' | 'phone'): Story => {
  const story = begun(kind, '2026-11-23 10:00', how);
  for (const move of moves) story.move(director, move, FIELDS[move]);
  return story;
};

for (const { kind, moves, promise } of LETTERS) {
  const letter = standards
    .flatMap((standard) => (standard.kinds.includes(kind) ? standard.promises : []))
    .find((rule) => rule.name === promise)?.keptByLetter;

  test(`“${promise}” of a ${kind} is kept when its letter has gone, and owed again when that bounces`, () => {
    const story = lived(kind, moves, 'e-mail');
    assert.equal(status(story, promise), 'made');
    story.passTo(at('2026-11-23 10:05'));
    assert.equal(status(story, promise), 'kept');
    const sent = story.state.letters.find((row) => row.letter === letter);
    const data = { sendId: sent?.sendId ?? '', outcome: 'bounced' as const };
    assert.equal(story.ask(desk, { do: 'know letter', data }), null);
    assert.equal(status(story, promise), 'made');
  });

  test(`“${promise}” of a ${kind} is not kept while nobody can be written to, and is once the letter is posted`, () => {
    const story = lived(kind, moves, 'phone');
    story.passTo(at('2026-11-23 12:00'));
    assert.equal(status(story, promise), 'made');
    assert.ok(story.state.exceptions.some(({ about }) => about.includes(`“${letter}”`)));
    const points = [...byPhone.points, post];
    story.ask(staff('administrator'), { do: 'reach party', data: { partyId: byPhone.partyId, points } });
    story.passTo(at('2026-11-23 13:00'));
    assert.equal(status(story, promise), 'kept');
  });
}

test('a complaint is not settled at stage 1 before its decision has been sent', () => {
  const story = lived('complaint', ['acknowledge stage 1', 'decide stage 1'], 'phone');
  assert.throws(() => story.move(director, 'settled at stage 1'), /is still to be done/);
});
