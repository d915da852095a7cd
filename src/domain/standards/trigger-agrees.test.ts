import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkMoves } from './check/moves.ts';
import { readStandard } from './read.ts';

const rulebook = new URL('../../../rulebook/standards/', import.meta.url);
const afterCare = readFileSync(new URL('after-care.1.yaml', rulebook), 'utf8');

/** The faults of the after-care standard with `from` written as `to`, without their places. */
function faultsWith(from: string, to: string): string[] {
  assert.ok(afterCare.includes(from), `the standard says: ${from}`);
  const read = readStandard(afterCare.replace(from, to), 'a.yaml');
  return 'faults' in read ? read.faults.map((fault) => fault.message) : [];
}

const unanswered = 'since: ask for more details, unless: [question answered] }';

test('time counts from a move only where the items stay: one that leads elsewhere is a fault', () => {
  assert.deepEqual(faultsWith(unanswered, 'since: inspect, unless: [question answered] }'), [
    '"inspect" leads elsewhere: only a move that leads to same counts here; name such a one.',
  ]);
  assert.deepEqual(faultsWith('afresh with: [offer inspection times]', 'afresh with: [inspection agreed]'), [
    '"inspection agreed" leads elsewhere: only a move that leads to same counts here; name such a one.',
  ]);
});

test('a move that no standard has sets nothing off', () => {
  assert.match(faultsWith(unanswered, 'since: ask the moon }')[0] ?? '', /There is no move "ask the moon"/);
});

test('what time sets off needs nothing, for it would stay due for ever', () => {
  const line = 'exception: "No answer to your question was heard in 5 working days: decide on what is known"';
  assert.deepEqual(faultsWith(line, `${line}\n    needs: [no safety flag]`), [
    'What time sets off needs nothing: refused, it would stay due for ever; leave this out.',
  ]);
});

test('an answer is that of a party whom a choice of the move asked', () => {
  const when = 'when: { on: answer, to: ask for more details, of: ask }';
  assert.deepEqual(faultsWith(when, when.replace('of: ask', 'of: question')), [
    '"ask for more details" asks for no choice "question": write one of: ask.',
  ]);
  const choices = 'choices: [homeowner, client] }, { ask: until';
  const strange = faultsWith(choices, choices.replace('client', 'the moon'));
  assert.ok(
    strange.some((one) =>
      one.startsWith('"the moon" is no party that could answer: let the choices be among'),
    ),
    strange.join(' '),
  );
});

test('what time sets off is made by the clock', () => {
  const read = readStandard(
    afterCare.replace(
      'by: [operations planner, administrator, care manager, clock]',
      'by: [operations planner]',
    ),
    'a.yaml',
  );
  assert.ok('standard' in read);
  const said: string[] = [];
  checkMoves(read.standard, (_, __, message) => said.push(message));
  assert.deepEqual(said, [
    'Time sets off "ask again for an inspection time", so the clock must be among those who make it.',
  ]);
});

test('what a letter sets off once sent needs nothing, for nobody would make it later', () => {
  const file = new URL('../../../rulebook/packs/freedom-of-information.1.yaml', import.meta.url);
  const line = 'when: { on: letter sent, letter: answer }';
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(line));
  const read = readStandard(text.replace(line, `${line}\n    needs: [no safety flag]`), 'f.yaml');
  assert.deepEqual('faults' in read ? read.faults.map((fault) => fault.message) : [], [
    'What a letter sets off once sent needs nothing: refused, nobody would make it later; leave this out.',
  ]);
});
