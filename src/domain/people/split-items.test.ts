import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitItems } from './split-items.ts';

test('two faults joined by and are two items', () => {
  const items = splitItems(
    'Hi we moved in 6 wks ago at The Larches (dont know the plot, its number 7 now). Drawer under hob wont shut and the end pannel is swollen. Im a nurse on nights so dont ring before 2.',
  );
  assert.equal(items.length, 2);
  assert.match(items[0] ?? '', /Drawer under hob wont shut$/);
  assert.match(items[1] ?? '', /^the end pannel is swollen/);
});

test('numbered and bulleted lines are an item each', () => {
  assert.deepEqual(splitItems('Hello,\n1. door chipped\n2. runner missing\n\nThanks'), [
    'door chipped',
    'runner missing',
  ]);
  assert.deepEqual(splitItems('- hinge\n- plinth'), ['hinge', 'plinth']);
});

test('a sentence that begins with also is an item of its own', () => {
  assert.deepEqual(splitItems('The door is chipped. ALSO plinth missing.'), [
    'The door is chipped.',
    'ALSO plinth missing.',
  ]);
});

test('what cannot be told apart stays one item', () => {
  assert.equal(splitItems('plot 41 dor chipped again 3rd time now, lady going mad. sort it pls.').length, 1);
  assert.equal(splitItems('the wall and floor units came').length, 1);
});
