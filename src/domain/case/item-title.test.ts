import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describedItem, undescribedItem } from './item-title.ts';

const item = (id: string, stage: string | null) => ({ id, stage, handedTo: null });
const of = (...items: { id: string; stage: string | null }[]) =>
  ({ items }) as unknown as Parameters<typeof undescribedItem>[0];

test('an item is called by product and fault, or by one of them', () => {
  assert.equal(describedItem({ product: 'Tall unit', fault: 'chipped' }), 'Tall unit: chipped');
  assert.equal(describedItem({ product: null, fault: 'chipped' }), 'chipped');
  assert.equal(describedItem({ product: null, fault: null }), null);
});

test('one that nobody described yet is told by its place among what was reported', () => {
  const [one, two] = [item('a', 'incomplete'), item('b', 'registration')];
  assert.equal(undescribedItem(of(one), one), 'What was reported to us (our description follows)');
  assert.equal(
    undescribedItem(of(one, two), two),
    'The second thing reported to us (our description follows)',
  );
  const many = Array.from({ length: 12 }, (_, n) => item(`i${n}`, 'registration'));
  assert.match(undescribedItem(of(...many), item('i11', 'registration')), /^Number 12 of what was reported/);
});

test('nothing follows for a closed one', () => {
  const closed = item('a', null);
  assert.equal(undescribedItem(of(closed), closed), 'What was reported to us');
});
