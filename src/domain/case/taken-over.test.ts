import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beforeFirst, type Item } from './state.ts';
import { takenOver } from './taken-over.ts';

const item: Item = {
  id: 'a',
  trackId: 'old',
  product: null,
  fault: null,
  wordsId: null,
  stage: 'somewhere',
  left: null,
  outcome: null,
  attributes: {},
  facts: {},
  counts: {},
  enteredAt: 1,
  made: { later: { at: 30, seq: 44 }, sooner: { at: 20, seq: 12 } },
  decidedBy: [],
  handedTo: null,
};

test('moves made before a split keep their order and come before all that is done after it', () => {
  const to = { trackId: 'new', trackPromises: [], idOf: (id: string) => `new ${id}` };
  const [taken] = takenOver({ ...beforeFirst('o', 'c'), items: [item] }, [item], to).items;
  assert.equal(taken?.id, 'new a');
  assert.equal(taken?.trackId, 'new');
  const { sooner, later } = taken?.made ?? {};
  assert.deepEqual([sooner?.at, later?.at], [20, 30]);
  assert.ok(sooner !== undefined && later !== undefined && 0 < sooner.seq && sooner.seq < later.seq);
  assert.ok(later.seq < 1);
});
