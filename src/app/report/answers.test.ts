import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankAnswers, type ReportAnswers, wordsOf, wrongIn } from './answers.ts';

const said = (answers: Partial<ReportAnswers>) =>
  wrongIn({ ...blankAnswers, ...answers }).map(({ field }) => field);

test('a report with gaps may be sent as soon as somebody is there to be answered', () => {
  assert.deepEqual(said({ role: 'homeowner', phone: '01632 960 001' }), []);
  assert.deepEqual(said({ role: 'client', reporterEmail: 'gaz@northmoor.example' }), []);
  assert.deepEqual(said({ role: 'helper', reporterPhone: '+44 1632 960001' }), []);
});

test('nobody to be answered, or nobody who asks, keeps it from being sent', () => {
  assert.deepEqual(said({}), ['role']);
  assert.deepEqual(said({ role: 'homeowner' }), ['email']);
  assert.deepEqual(said({ role: 'client', email: 'owner@mail.example' }), ['reporterEmail']);
});

test('what is typed as an address or a number must be one, and is not needed', () => {
  assert.deepEqual(said({ role: 'homeowner', email: 'me at home', phone: '12' }), ['email', 'phone']);
});

test('the words of a report name each answer, and leave out what was left empty', () => {
  const words = wordsOf({
    ...blankAnswers,
    role: 'homeowner',
    address: '7 Larch Way',
    items: ['The drawer will not shut', 'The panel is swollen'],
  });
  assert.equal(
    words,
    'Reported by: the person who lives there\nAddress: 7 Larch Way\nWhat is wrong: \n– The drawer will not shut\n– The panel is swollen',
  );
});
