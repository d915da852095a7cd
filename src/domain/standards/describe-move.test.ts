import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { describeMove } from './describe-move.ts';
import { readStandard } from './read.ts';

const file = new URL('../../../rulebook/standards/after-care.1.yaml', import.meta.url);
const read = readStandard(readFileSync(file, 'utf8'), 'after-care.1.yaml');
assert.ok('standard' in read);
const { standard } = read;

const described = (name: string): string[] => {
  const move = standard.moves.find((one) => one.name === name);
  assert.ok(move, name);
  return describeMove(standard, move);
};

test('a move says where it leads, what it keeps and starts, and to whom it writes', () => {
  assert.deepEqual(described('advice given'), [
    'brings it to “Waiting for the signed completion”',
    'notes on the item: way forward is advice only',
    'keeps the promise “A decision on the way forward”, “A decision after the visit”, “Your dispute answered”',
    'starts the promise “Our question whether it is fixed”',
    'begins attempts: “Asking whether it is fixed”',
    'writes “advice” to the homeowner',
    'writes “decision” to the client',
  ]);
});

test('a move that closes says as what', () => {
  assert.equal(described('signed complete')[0], 'closes it as “Complete”');
});

test('a move of the whole query says so, one that changes no stage too', () => {
  assert.match(described('register')[0] ?? '', /^with all its open items brings it to “Being assessed”$/);
  assert.equal(described('goods arrived')[0], 'leaves it where it stands');
});

test('an extension says to when, why, and what must be there for it', () => {
  assert.ok(
    described('inspection agreed').includes(
      "extends the promise “The inspection” to “The time agreed”, because: homeowner's wish, if “A later date, at the homeowner's own wish: their words” is filled in, if: two slots offered",
    ),
  );
  assert.ok(described('delivery put off').some((one) => one.includes('for the reason chosen')));
  assert.ok(described('no access for the inspection').some((one) => one.includes('to the end of the wait')));
});

test('a letter that depends on an answer says on which', () => {
  assert.ok(
    described('ask for more details').includes('writes “question” to the client, where ask is client'),
  );
});

test('a count says what comes at its limit', () => {
  assert.ok(
    described('no access for the inspection').includes(
      'counts no access; at 2 a person gets it and attempts begin: “Asking the client how to reach the homeowner”',
    ),
  );
});
