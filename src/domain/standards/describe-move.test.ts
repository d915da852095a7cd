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
    'moves the item to “Waiting for the signed completion”',
    'notes on the item: way forward “advice only”',
    'fulfils whichever of these promises is running: “A decision on the way forward”, “A decision after the visit” and “Your dispute answered”',
    'starts the promise “Our question whether it is fixed”',
    'begins: “Asking whether it is fixed”',
    'sends the letter “advice” to the homeowner',
    'sends the letter “decision” to the client',
  ]);
});

test('a move that closes says as what', () => {
  assert.equal(described('signed complete')[0], 'closes the item: “Complete”');
});

test('a move of the whole query says so, one that changes no stage too', () => {
  assert.match(described('register')[0] ?? '', /^moves all open items to “Being assessed”$/);
  assert.equal(described('goods arrived')[0], 'leaves the item at the same stage');
});

test('an extension says to when, why, and what must be there for it', () => {
  assert.ok(
    described('inspection agreed').includes(
      "gives the promise “The inspection” a later date: what is entered under “The time agreed”, for the reason “homeowner's wish”; only if “A later date, at the homeowner's own wish: their words” is filled in and at least two times inside the promise were offered first",
    ),
  );
  assert.ok(described('delivery put off').some((one) => one.includes('for the reason chosen')));
  assert.ok(
    described('no access for the inspection').some((one) =>
      one.includes('the end of the wait that begins now'),
    ),
  );
});

test('a letter that depends on an answer says on which', () => {
  assert.ok(
    described('ask for more details').includes(
      'sends the letter “question” to the client, where “Who to ask” is “client”',
    ),
  );
});

test('a count says what comes at its limit', () => {
  assert.ok(
    described('no access for the inspection').includes(
      'counts how often there is “no access”: the second time a person is asked to look, and this begins: “Asking the client how to reach the homeowner”',
    ),
  );
});

test('one letter to several is one sentence, and to people named as staff know them', () => {
  assert.ok(
    described('register').includes(
      'sends the letter “registered” to whoever reported it, the homeowner and the client',
    ),
  );
});

test('no sentence speaks the language of the file', () => {
  const all = standard.moves.flatMap((move) => describeMove(standard, move));
  assert.deepEqual(
    all.filter((words) =>
      /\brequester\b|\boperative\b|ends without verdict|where [a-z]+ is [a-z]/.test(words),
    ),
    [],
  );
});
