import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowed, cell, type Deed, deeds, may, type Role, roles } from './permissions.ts';

const desk: readonly Deed[] = [
  'open case',
  'file message',
  'make move',
  'sign',
  'add item',
  'describe item',
  'join party',
  'reach party',
  'name place',
  'give details',
  'note reference',
  'take note',
  'flag danger',
  'know attempt',
  'note call',
  'promise callback',
  'callback done',
  'extend promise',
  'raise exception',
  'settle exception',
  'retract',
  'see today',
  'search',
  'read case',
  'read report',
  'read post room',
  'settle unfiled mail',
  'read places',
  'send customer link',
  'wind clock',
  'read rules',
];

const field: readonly Deed[] = [
  'make move',
  'sign',
  'add item',
  'describe item',
  'take note',
  'flag danger',
  'note call',
  'raise exception',
  'see today',
  'read case',
];

/** What each role may do on any case (y), and on cases of its own only (o): the table the other way round. */
const expected: Record<Role, { readonly y: readonly Deed[]; readonly o: readonly Deed[] }> = {
  'care manager': {
    y: [
      ...desk,
      'confirm in time',
      'begin track',
      'confirm party',
      'allocate',
      'clear danger',
      'merge into',
      'keep for merged',
      'hand over items',
      'reopen',
      'end customer links',
    ],
    o: [],
  },
  'senior administrator': {
    y: [
      ...desk,
      'confirm in time',
      'begin track',
      'confirm party',
      'allocate',
      'clear danger',
      'merge into',
      'keep for merged',
      'hand over items',
      'reopen',
      'end customer links',
      'hold letters',
      'edit places',
      'import homes',
      'read the readers',
    ],
    o: [],
  },
  administrator: {
    y: [
      ...desk,
      'confirm party',
      'merge into',
      'keep for merged',
      'hand over items',
      'reopen',
      'end customer links',
      'edit places',
    ],
    o: [],
  },
  'operations planner': { y: [...desk, 'read own visits'], o: [] },
  'site operative': { y: ['read own visits', 'wind clock', 'read rules'], o: field },
  fitter: { y: ['read own visits', 'wind clock', 'read rules'], o: field },
  director: {
    y: [
      'take note',
      'flag danger',
      'see today',
      'search',
      'read case',
      'read report',
      'read post room',
      'read places',
      'read the readers',
      'wind clock',
      'read rules',
    ],
    o: [],
  },
  keeper: {
    y: [
      'hold letters',
      'read places',
      'edit places',
      'import homes',
      'read the readers',
      'manage people',
      'invite staff',
      'manage keys',
      'follow rules',
      'read rules',
      'change rules',
      'wind clock',
    ],
    o: [],
  },
};

test('every cell of the table of permissions is as written down here', () => {
  for (const role of roles) {
    for (const deed of deeds) {
      const { y, o } = expected[role];
      assert.equal(
        cell(role, deed),
        y.includes(deed) ? 'y' : o.includes(deed) ? 'o' : 'n',
        `${role}: ${deed}`,
      );
    }
  }
});

test('what only the clock and the desk itself do is nobody’s', () => {
  for (const role of roles)
    for (const deed of ['note time', 'know letter'] as const) assert.equal(cell(role, deed), 'n');
});

test('of several roles the one that allows most decides, and an unknown role allows nothing', () => {
  assert.equal(allowed(['fitter', 'administrator'], 'make move'), 'y');
  assert.equal(allowed(['fitter', 'keeper'], 'make move'), 'o');
  assert.equal(allowed(['chairman'], 'read case'), 'n');
  assert.equal(allowed([], 'wind clock'), 'n');
});

test('a fitter acts on a case of their own and on no other', () => {
  assert.equal(may(['fitter'], 'make move', true), true);
  assert.equal(may(['fitter'], 'make move', false), false);
});
