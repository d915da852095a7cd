import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeMentions } from './mentions.ts';
import { type HomeHit, whichHome } from './which-home.ts';

const larches7: HomeHit = {
  homeId: 'h41',
  siteId: 'larches',
  clientId: 'northmoor',
  plot: '41',
  head: '7 larch close',
  postcode: 'LS15 8ZZ',
};
const weir12: HomeHit = {
  homeId: 'w12',
  siteId: 'weir',
  clientId: 'ashfield',
  plot: null,
  head: '12 weir court',
  postcode: 'WF1 1AA',
};
const nobody = { clientIds: [], siteIds: [], homeIds: [] };
const larches = { siteId: 'larches', clientId: 'northmoor', by: 'name' } as const;

test('a plot on a named site is that home', () => {
  const place = whichHome(
    placeMentions('plot 41 at The Larches'),
    { homes: [larches7], sites: [larches] },
    nobody,
  );
  assert.equal(place.homeId, 'h41');
});

test('a plot without its site guesses the site only', () => {
  const place = whichHome(
    placeMentions('plot 41 dor chipped'),
    { homes: [larches7], sites: [] },
    { ...nobody, clientIds: ['northmoor'] },
  );
  assert.equal(place.homeId, null);
  assert.equal(place.siteId, 'larches');
  assert.equal(place.guessed, true);
});

test("the plot on a site contact's own site is certain", () => {
  const sender = { clientIds: ['northmoor'], siteIds: ['larches'], homeIds: [] };
  assert.equal(
    whichHome(placeMentions('plot 41 dor chipped'), { homes: [larches7], sites: [] }, sender).homeId,
    'h41',
  );
});

test('the same plot on two sites is nobody’s until a person says', () => {
  const other = { ...larches7, homeId: 'x41', siteId: 'oaks' };
  const place = whichHome(
    placeMentions('plot 41'),
    { homes: [larches7, other], sites: [] },
    { ...nobody, clientIds: ['northmoor'] },
  );
  assert.equal(place.homeId, null);
  assert.equal(place.siteId, null);
  assert.equal(place.candidates.length, 2);
});

test('number and street are a home, also with a short word for the street', () => {
  assert.equal(
    whichHome(placeMentions('Tenant at 12 Weir Ct says'), { homes: [weir12], sites: [] }, nobody).homeId,
    'w12',
  );
});

test('a house number counts on the site that is named', () => {
  const text = 'at The Larches (dont know the plot, its number 7 now)';
  assert.equal(whichHome(placeMentions(text), { homes: [larches7], sites: [larches] }, nobody).homeId, 'h41');
});

test("without any place in the text it is the sender's one home", () => {
  const sender = { clientIds: [], siteIds: [], homeIds: ['h41'] };
  assert.equal(
    whichHome(placeMentions('it still drips'), { homes: [larches7], sites: [] }, sender).homeId,
    'h41',
  );
  assert.equal(
    whichHome(placeMentions('plot 3 this time'), { homes: [larches7], sites: [] }, sender).homeId,
    null,
  );
});
