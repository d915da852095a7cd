import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContactPoint, PartyFacts } from '../../src/domain/case/event.ts';
import { at, byPhone, type Story } from '../kit/case.ts';
import { anybody, begun, said } from '../kit/landlord.ts';

const [phone] = byPhone.points;
const points: readonly ContactPoint[] = [
  ...(phone === undefined ? [] : [phone]),
  { id: '00000000-0000-7000-8000-0000000000d9', channel: 'post' },
];

/** A complaint of somebody who can only be rung, acknowledged by a letter that had no way to go. */
function unwritten(): Story {
  const story = begun('complaint', '2026-11-23 10:00', 'phone');
  story.move(anybody, 'acknowledge stage 1', { definition: said });
  assert.deepEqual(lettersOf(story), []);
  assert.equal(askedOf(story), 1);
  return story;
}

const lettersOf = (story: Story): string[] =>
  story.state.letters.filter((row) => row.letter === 'stage 1 acknowledgement').map((row) => row.channel);
const askedOf = (story: Story): number =>
  story.state.exceptions.filter((row) => row.about.includes('stage 1 acknowledgement')).length;

test('what is owed in writing goes as soon as there is a way to write, and keeps its promise', () => {
  const story = unwritten();
  story.ask(anybody, { do: 'reach party', data: { partyId: byPhone.partyId, points } });
  assert.deepEqual(lettersOf(story), ['post']);
  assert.equal(askedOf(story), 0);
  assert.equal(story.state.letters.at(-1)?.facts.definition, said);
  story.passTo(at('2026-11-23 12:00'));
  assert.equal(story.promise('acknowledge stage 1')?.status, 'kept');
});

test('it goes once, however often they are described', () => {
  const story = unwritten();
  story.ask(anybody, { do: 'reach party', data: { partyId: byPhone.partyId, points } });
  story.ask(anybody, { do: 'reach party', data: { partyId: byPhone.partyId, points: points.toReversed() } });
  assert.deepEqual(lettersOf(story), ['post']);
});

test('nothing goes to somebody of the same role who is not known to belong to the case', () => {
  const story = unwritten();
  const stranger: PartyFacts = { ...byPhone, partyId: said, personId: said, points, confirmed: false };
  story.ask(anybody, { do: 'join party', data: stranger });
  assert.deepEqual(lettersOf(story), []);
  assert.equal(askedOf(story), 1);
});
