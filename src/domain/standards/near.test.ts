import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, wordInstead } from './near.ts';

test('a name with a slip or two is known again, another one is not', () => {
  assert.equal(nearest('decisoin', ['assessment', 'decision']), 'decision');
  assert.equal(nearest('complaynt', ['hazard', 'complaint']), 'complaint');
  assert.equal(nearest('ab', ['ac', 'cd']), undefined);
  assert.equal(nearest('withdraw', ['answered', 'lost']), undefined);
});

test('where no name is near, all are told', () => {
  assert.equal(wordInstead('elsewhere', ['received', 'closed']), 'write one of: received, closed.');
  assert.equal(wordInstead('receive', ['received', 'closed']), 'did you mean "received"?');
});
