import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartyFacts } from '../../src/domain/case/event.ts';
import { at, byPhone, client, homeowner, Story } from '../kit/case.ts';
import { office } from '../kit/registered.ts';

function opened(...parties: readonly PartyFacts[]): Story {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open(parties);
  story.now = at('2026-11-23 11:00');
  return story;
}

const link = (partyId: string) => ({ do: 'send customer link' as const, data: { partyId } });

test('a link sent again is a letter to that party by the way they are written to, and changes nothing else', () => {
  const story = opened(homeowner, client);
  const before = story.events.length;
  assert.equal(story.ask(office, link(homeowner.partyId)), null);
  const [queued, ...more] = story.events.slice(before);
  assert.equal(more.length, 0);
  assert.equal(queued?.type, 'letter queued');
  assert.deepEqual(queued?.by, office);
  const { letter, partyId, pointId } = story.of('letter queued').at(-1) ?? {};
  assert.deepEqual([letter, partyId, pointId], ['their link', homeowner.partyId, homeowner.points[0]?.id]);
});

test('links that are ended are on record, with whoever ended them, and change nothing else', () => {
  const story = opened(homeowner, client);
  const { seq: _, ...before } = story.state;
  assert.equal(story.ask(office, { do: 'end customer links', data: { partyId: homeowner.partyId } }), null);
  const last = story.events.at(-1);
  assert.deepEqual(
    [last?.type, last?.by, last?.data],
    ['links ended', office, { partyId: homeowner.partyId }],
  );
  const { seq: __, ...after } = story.state;
  assert.deepEqual(after, before);
});

test('a closed case has a link too', () => {
  const story = opened(homeowner, client);
  story.ask(office, { do: 'merge into', data: { linkId: story.newId(), kept: story.newId() } });
  assert.equal(story.state.tracks[0]?.open, false);
  assert.equal(story.ask(office, link(homeowner.partyId)), null);
});

test('whoever cannot be written to, does not surely belong here, or signs in to the desk, gets no link', () => {
  const operative: PartyFacts = {
    ...client,
    partyId: '00000000-0000-7000-8000-0000000000a1',
    role: 'operative',
  };
  const stranger = { ...client, partyId: '00000000-0000-7000-8000-0000000000a2', confirmed: false };
  const story = opened(byPhone, client, operative, stranger);
  const refused = (partyId: string) => story.ask(office, link(partyId))?.refused ?? '';
  assert.match(refused(byPhone.partyId), /no e-mail or postal address/);
  assert.match(refused(operative.partyId), /sign in to the desk/);
  assert.match(refused(stranger.partyId), /not certain yet/);
  assert.match(refused('00000000-0000-7000-8000-0000000000ff'), /nobody of that kind/);
  const ended = story.ask(office, { do: 'end customer links', data: { partyId: operative.partyId } });
  assert.match(ended?.refused ?? '', /sign in to the desk/);
  assert.ok(!story.of('letter queued').some(({ letter }) => letter === 'their link'));
});
