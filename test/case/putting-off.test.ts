import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, homeowner, type Story, staff } from '../kit/case.ts';
import { anybody, begun, dated, director, said, status } from '../kit/landlord.ts';

const adviser = staff('administrator');
const manager = staff('care manager');
const officer = staff('senior administrator');

function tried(story: Story, by: typeof adviser, move: string, fields: Record<string, string>) {
  const data = { move, items: story.itemIds, fields };
  return story.ask(by, { do: 'make move', data })?.refused;
}

const holding = (date: string) => ({ reason: said, 'next step': said, 'new date': date });

test('a holding reply keeps the promise only with reason, next step and date, and the first date stays on record', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  assert.match(
    tried(story, adviser, 'holding reply', { reason: said, 'new date': '2026-12-10' }) ?? '',
    /what happens next/,
  );
  assert.match(
    tried(story, adviser, 'holding reply', { reason: said, 'next step': said }) ?? '',
    /new date/i,
  );
  assert.equal(dated(story, 'answer'), '2026-12-07 17:00');
  assert.equal(tried(story, adviser, 'holding reply', holding('2026-12-10')), undefined);
  const promise = story.state.promises.find((row) => row.promise === 'answer');
  assert.equal(dated(story, 'answer'), '2026-12-10');
  assert.equal(promise?.first.due, at('2026-12-07 17:00'));
  assert.ok(story.state.letters.some((row) => row.letter === 'holding reply'));
});

test('a holding reply goes ten working days further at most, and the second is for a manager', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  assert.match(
    tried(story, adviser, 'holding reply', holding('2026-12-22')) ?? '',
    /10 working days at most/,
  );
  assert.equal(tried(story, adviser, 'holding reply', holding('2026-12-21')), undefined);
  assert.match(tried(story, adviser, 'holding reply', holding('2026-12-23')) ?? '', /once more is for/);
  assert.equal(tried(story, manager, 'holding reply', holding('2026-12-23')), undefined);
  assert.equal(dated(story, 'answer'), '2026-12-23');
});

test('a written answer is never paused: waiting for the customer is a holding reply', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  story.passTo(at('2026-12-08 10:00'));
  assert.equal(status(story, 'answer'), 'late');
  assert.ok(story.state.letters.some((row) => row.letter === 'apology'));
});

test('stage one is put off by ten statutory working days at most, in time, by the step that tells them why', () => {
  const story = begun('complaint', '2026-11-23 10:00');
  story.move(officer, 'acknowledge stage 1', { definition: said });
  const more = (date: string) => ({ reason: said, 'new date': date });
  assert.match(
    tried(story, officer, 'more time for stage 1', more('2026-12-22')) ?? '',
    /10 statutory working days at most/,
  );
  const promiseId = story.state.promises.find((row) => row.promise === 'stage 1 response')?.id ?? '';
  const silent = {
    promiseId,
    because: 'more time is needed, with good reason',
    wordsId: said,
    until: '2026-12-10',
    broughtForward: false,
  };
  assert.match(
    story.ask(officer, { do: 'extend promise', data: silent })?.refused ?? '',
    /tells them in time/,
  );
  assert.equal(tried(story, officer, 'more time for stage 1', more('2026-12-21')), undefined);
  const clock = story.state.promises.find((row) => row.id === promiseId)?.clock;
  assert.deepEqual([clock?.date, clock?.lateFrom], ['2026-12-21', at('2026-12-22 00:00')]);
});

test('what the law wants told in time is not put off once it is late', () => {
  const story = begun('complaint', '2026-11-23 10:00');
  story.move(officer, 'acknowledge stage 1', { definition: said });
  story.now = at('2026-12-08 00:00');
  const fields = { reason: said, 'new date': '2026-12-15' };
  assert.match(tried(story, officer, 'more time for stage 1', fields) ?? '', /only before it was late/);
});

test('a question that must be answered begins the time for freedom of information anew', () => {
  const story = begun('information request', '2026-03-02 10:00');
  story.now = at('2026-03-05 10:00');
  story.move(director, 'ask what is meant', { reason: said });
  story.passTo(at('2026-03-05 10:30'));
  assert.equal(status(story, 'answer the request'), 'paused');
  story.now = at('2026-03-14 20:00');
  story.writes(homeowner);
  assert.equal(status(story, 'answer the request'), 'made');
  // Day 0 is Saturday 14 March; 17 March and the Easter days do not count.
  assert.equal(dated(story, 'answer the request'), '2026-04-15');
});

test('the days of a fee notice do not count, its first day does', () => {
  const story = begun('information request', '2026-03-02 10:00');
  story.now = at('2026-03-04 10:00');
  story.move(director, 'ask for the fee', { reason: said });
  story.passTo(at('2026-03-04 10:30'));
  story.now = at('2026-03-11 12:00');
  story.writes(homeowner);
  // 5, 6, 9, 10 and 11 March are taken out of the twenty: 31 March, 1, 2, 7, 8, 9 April.
  assert.equal(dated(story, 'answer the request'), '2026-04-09');
});

test('environmental information takes forty working days in all at most, told within the first twenty', () => {
  const story = begun('environmental information request', '2026-03-02 10:00');
  const more = (date: string) => ({ reason: said, 'new date': date });
  assert.match(
    tried(story, director, 'more time', more('2026-05-01')) ?? '',
    /20 statutory working days at most/,
  );
  assert.equal(tried(story, director, 'more time', more('2026-04-30')), undefined);
});

test('a subject access request leaves out the days of a question, both included, and takes three months at most', () => {
  const story = begun('subject access request', '2026-09-10 10:00');
  story.now = at('2026-09-15 10:00');
  story.move(director, 'ask what is meant', { reason: said });
  story.passTo(at('2026-09-15 10:30'));
  story.now = at('2026-09-18 09:00');
  story.writes(homeowner);
  // 10 October and four days more: Wednesday 14 October.
  assert.equal(dated(story, 'release'), '2026-10-14');
  const more = (date: string) => ({ reason: said, 'new date': date });
  assert.match(tried(story, director, 'more time', more('2026-12-15')) ?? '', /2 calendar months at most/);
  assert.equal(tried(story, director, 'more time', more('2026-12-14')), undefined);
  assert.equal(dated(story, 'release'), '2026-12-14');
});

test('where identity has to be proved the month begins with the proof', () => {
  const story = begun('subject access request', '2026-09-10 10:00');
  story.move(director, 'ask who they are', { reason: said });
  assert.equal(status(story, 'release'), 'superseded');
  story.now = at('2026-09-21 12:00');
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['proof to be looked at']);
  const message = story.state.messages.at(-1)?.id ?? '';
  story.now = at('2026-09-22 09:00');
  story.move(director, 'identity proved', { message });
  assert.equal(dated(story, 'release'), '2026-10-21');
});

test('the letters of a new-homes complaint fall on their days, weekends too', () => {
  // Received on Friday before the late May holiday: the complaint starts on Tuesday 26 May 2026.
  const story = begun('new-homes complaint', '2026-05-22 16:00');
  assert.deepEqual(
    ['acknowledge', 'path to resolution', 'assessment and response', 'eight weeks'].map((name) =>
      dated(story, name),
    ),
    ['2026-05-31', '2026-06-05', '2026-06-25', '2026-07-21'],
  );
  story.now = at('2026-05-28 10:00');
  story.move(officer, 'acknowledge');
  story.move(officer, 'tell the path', { reason: said });
  story.passTo(at('2026-05-28 10:01'));
  assert.equal(dated(story, 'assessment and response'), '2026-06-25');
  assert.equal(status(story, 'path to resolution'), 'kept');
});

test('a delay may be held for one working day by a person', () => {
  const story = begun('delay', '2026-11-23 10:00');
  const held = (date: string) => ({ reason: said, 'held until': date });
  assert.match(tried(story, manager, 'hold', held('2026-11-25')) ?? '', /1 working day at most/);
  assert.equal(tried(story, manager, 'hold', held('2026-11-24')), undefined);
  assert.equal(dated(story, 'tell them'), '2026-11-24');
});

test('a delay that is foreseen is told before the date that was promised, however long that is (row 21)', () => {
  const story = begun('delay', '2026-11-23 10:00');
  story.move(anybody, 'foreseen', { 'was due': '2026-11-27' });
  assert.deepEqual(
    [status(story, 'tell them'), dated(story, 'tell them before it is due')],
    ['superseded', '2026-11-27'],
  );
  story.now = at('2026-11-26 16:00');
  story.move(anybody, 'tell', { reason: said, 'new date': '2026-12-04' });
  assert.equal(status(story, 'tell them before it is due'), 'kept');
  assert.equal(dated(story, 'the new date'), '2026-12-04');
});

test('a foreseen delay of which nobody has told when the date comes is late', () => {
  const story = begun('delay', '2026-11-23 10:00');
  story.move(anybody, 'foreseen', { 'was due': '2026-11-27' });
  story.passTo(at('2026-11-28 00:01'));
  assert.equal(status(story, 'tell them before it is due'), 'late');
});

test('a qualifying repair that is late goes to a second contractor for the same time again', () => {
  const story = begun('right to repair', '2026-11-23 10:00');
  story.move(anybody, 'name the defect', { defect: 'tap cannot be turned', 'reported on': '2026-11-23' });
  assert.equal(dated(story, 'repaired in 3'), '2026-11-26');
  story.passTo(at('2026-11-27 09:00'));
  assert.equal(status(story, 'repaired in 3'), 'late');
  story.move(anybody, 'second contractor', { 'asked on': '2026-11-27' });
  assert.equal(dated(story, 'second contractor in 3'), '2026-12-02');
});

test('a call back is kept by three evidenced tries and a message, not by one missed ring (row 3)', () => {
  const story = begun('message taken', '2026-11-23 11:00');
  story.passTo(at('2026-11-24 09:00'));
  assert.deepEqual([status(story, 'ring back'), story.of('attempt made').length], ['made', 1]);
  story.passTo(at('2026-11-24 17:01'));
  assert.equal(story.of('attempt made').length, 3);
  const promise = story.state.promises.find((row) => row.promise === 'ring back');
  assert.deepEqual([promise?.status, promise?.wasLate], ['kept', false]);
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: could not be reached']);
  assert.ok(story.state.letters.some((row) => row.letter === 'could not reach you'));
});

test('nobody who has a number rings: the call back is late on its day', () => {
  const story = begun('message taken', '2026-11-23 17:05', 'phone');
  story.passTo(at('2026-11-24 17:01'));
  assert.equal(status(story, 'ring back'), 'late');
});

test('nobody is told of a new date that is past, or earlier than the one they have', () => {
  const story = begun('e-mail enquiry', '2026-11-23 10:00');
  assert.match(tried(story, adviser, 'holding reply', holding('2026-12-04')) ?? '', /earlier than the one/);
  story.now = at('2026-12-10 10:00');
  assert.match(tried(story, adviser, 'holding reply', holding('2026-12-09')) ?? '', /is past/);
  assert.equal(tried(story, adviser, 'holding reply', holding('2026-12-11')), undefined);
  const promise = story.state.promises.find((row) => row.promise === 'answer');
  assert.deepEqual([promise?.status, promise?.wasLate], ['made', true]);
});
