import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fact } from '../../src/domain/case/event.ts';
import { at, byPhone, client, homeowner, local, Story, staff } from '../kit/case.ts';

const manager = staff('care manager');
const office = staff('administrator', 'senior administrator');
const planner = staff('operations planner', 'administrator');
const fitter = staff('fitter');
const operative = staff('site operative');
const someone = '00000000-0000-7000-8000-00000000face';
const said = '00000000-0000-7000-8000-0000000005a1';

/** A registered query, in assessment on Monday 23 November 2026 at 11:00. */
function assessed(parties = [homeowner, client], items = 1): Story {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open(parties, undefined, items);
  story.now = at('2026-11-23 11:00');
  story.move(office, 'register', { manager: someone });
  return story;
}

const slot = (from: string, to: string): Fact => ({ from: at(from), to: at(to) });

function processed(move: string): Story {
  const story = assessed();
  story.move(manager, move, { reason: said, part: said });
  return story;
}

test('a complete report is registered and told within 24 hours on working days (rows 1, 7, 8)', () => {
  const story = assessed();
  assert.deepEqual(story.stages, ['assessment']);
  assert.equal(story.promise('registration')?.status, 'kept');
  assert.equal(story.promise('acknowledgement')?.status, 'kept');
  assert.deepEqual(story.promise('assess'), { status: 'made', due: '2026-11-25 17:00', wasLate: false });
  assert.deepEqual(story.promise('headline'), { status: 'made', due: '2027-01-07 17:00', wasLate: false });
});

test('an incomplete report is answered at once with what is missing, and closes unanswered (rows 4, 6)', () => {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open([homeowner, client], ['client', 'fault']);
  assert.deepEqual(story.stages, ['incomplete']);
  assert.equal(story.promise('registration')?.status, 'superseded');
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (requester)']);
  assert.equal(story.of('attempt made').length, 3);
  assert.equal(story.of('track closed')[0]?.at, '2026-11-30 17:00');
});

test('details that arrive complete an incomplete report; 24 hours run from the message that did it (row 5)', () => {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open([homeowner, client], ['client', 'fault']);
  story.now = at('2026-11-24 15:00');
  const refusal = story.ask(
    { kind: 'desk' },
    {
      do: 'file message',
      data: {
        messageId: story.newId(),
        partyId: homeowner.partyId,
        receivedAt: at('2026-11-24 14:30'),
        channel: 'email',
        automatic: false,
        thanks: false,
        why: 'reply',
        danger: false,
        details: ['home', 'homeowner', 'contact'],
      },
    },
  );
  assert.equal(refusal, null);
  assert.deepEqual(story.stages, ['registration']);
  assert.equal(story.promise('registration')?.due, '2026-11-25 14:30');
});

test('nobody answers: three attempts on their days, a warning the day before, closed after five working days (rows 13, 15, 17)', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(
    story.of('attempt made').map((row) => row.at),
    ['2026-11-23 11:00', '2026-11-25 17:30', '2026-11-27 13:00'],
  );
  assert.equal(story.of('closure warned')[0]?.at, '2026-11-27 09:00');
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
  assert.equal(story.of('track closed')[0]?.net, 0);
  assert.equal(
    story.state.letters.find((row) => row.letter === 'closed without an answer')?.notBefore,
    at('2026-12-01 09:00'),
  );
});

test('a call nobody made is no attempt: the case is not closed but goes to a person, and the attempt is late (A10)', () => {
  const story = assessed([byPhone, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-12-10 12:00'));
  assert.equal(story.of('attempt due').length, 3);
  assert.equal(story.of('attempt made').length, 0);
  assert.equal(story.of('track closed').length, 0);
  assert.ok(story.of('promise late').length >= 3);
});

test('calls with one-key outcomes are evidence; silence after three closes (A7, A10)', () => {
  const story = assessed([byPhone, client]);
  story.move(manager, 'inspect', { reason: said });
  for (const [day, outcome] of [
    ['23 12:00', 'no answer'],
    ['25 17:40', 'voicemail'],
    ['27 13:10', 'no answer'],
  ] as const) {
    story.passTo(at(`2026-11-${day}`));
    const due = story.state.runs.at(-1)?.attempts.find((attempt) => attempt.due);
    assert.ok(due);
    assert.equal(story.ask(planner, { do: 'know attempt', data: { attemptId: due.id, outcome } }), null);
  }
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
});

test('a call that is answered moves the item on, and a wish to be rung is a promise (rows 15a, 16)', () => {
  const story = assessed([byPhone, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  const attempt = story.state.runs.at(-1)?.attempts[0];
  story.ask(planner, {
    do: 'know attempt',
    data: { attemptId: attempt?.id ?? '', outcome: 'call back', callBackAt: at('2026-11-24 14:00') },
  });
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
  assert.equal(story.promise('call back')?.due, '2026-11-24 14:30');
  assert.equal(story.promise('inspect')?.due, '2026-12-07 17:00');
  story.passTo(at('2026-11-24 15:00'));
  assert.equal(story.promise('call back')?.status, 'late');
});

test('with danger flagged nothing is closed by silence (A10)', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.ask(office, { do: 'flag danger', data: { wordsId: null } });
  assert.equal(story.promise('safety call')?.due, '2026-11-23 17:00');
  story.passTo(at('2026-12-10 12:00'));
  assert.equal(story.of('track closed').length, 0);
  assert.deepEqual(story.stages, ['decision']);
});

test('a closure waits until every channel has been heard past its moment', () => {
  const story = assessed();
  story.heardUpTo = at('2026-11-30 16:55');
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-30 17:03'));
  assert.equal(story.of('track closed').length, 0);
  assert.equal(story.of('closure held').length, 1);
  story.writes(homeowner, { receivedAt: at('2026-11-30 16:58') });
  story.heardUpTo = at('2026-11-30 17:05');
  story.passTo(at('2026-12-02 12:00'));
  assert.equal(story.of('track closed').length, 0);
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
});

test('a bounce voids the attempt, the wait begins at the next delivery, and a dead address asks the client (row 14)', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  const letter = story.state.letters.find((row) => row.letter === 'arrange the inspection');
  story.ask(
    { kind: 'desk' },
    { do: 'know letter', data: { sendId: letter?.sendId ?? '', outcome: 'bounced' } },
  );
  assert.equal(story.of('wait voided').length, 1);
  assert.ok(story.state.runs.some((run) => run.plan.includes('contact details') && run.ended === null));
  story.passTo(at('2026-12-10 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (client)']);
});

test('thanks and automatic mail reopen nothing; a real contact reopens with the first receipt kept (row 40)', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-12-15 12:00'));
  story.writes(homeowner, { automatic: true });
  story.writes(homeowner, { thanks: true });
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
  story.now = at('2027-01-04 09:30');
  story.writes(homeowner);
  assert.deepEqual(story.stages, ['inspection slot to be agreed']);
  assert.equal(story.state.tracks[0]?.cycles.length, 2);
  assert.equal(story.state.receivedAt, at('2026-11-23 10:00'));
  assert.equal(story.promise('headline')?.due, '2027-02-15 17:00');
});

test('a later visit is the homeowner’s wish only after two times inside the limit were offered (A11, A16)', () => {
  for (const offered of [true, false]) {
    const story = assessed();
    story.move(manager, 'inspect', { reason: said });
    story.passTo(at('2026-11-24 09:00'));
    story.writes(homeowner);
    if (offered)
      story.move(planner, 'offer inspection times', {
        slots: [
          slot('2026-11-26 09:00', '2026-11-26 12:00'),
          slot('2026-11-30 13:00', '2026-11-30 17:00'),
        ] as never,
      });
    story.move(planner, 'inspection agreed', {
      slot: slot('2026-12-14 09:00', '2026-12-14 12:00'),
      wish: said,
    });
    assert.equal(story.promise('inspect')?.due, offered ? '2026-12-14 12:00' : '2026-12-08 17:00');
    story.passTo(at('2026-12-14 11:00'));
    assert.equal(story.promise('inspect')?.wasLate, !offered);
    story.move(operative, 'inspected', { findings: said });
    assert.deepEqual(story.stages, ['decision']);
    assert.equal(story.promise('inspect')?.status, 'kept');
  }
});

test('no access with proof extends the inspection and begins the attempts anew; the second asks the client (row 20)', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  for (const day of ['24', '26']) {
    story.passTo(at(`2026-11-${day} 09:00`));
    story.writes(homeowner);
    story.move(planner, 'inspection agreed', { slot: slot(`2026-11-${day} 13:00`, `2026-11-${day} 15:00`) });
    story.passTo(at(`2026-11-${day} 15:30`));
    story.move(operative, 'no access for the inspection', {
      photo: said,
      arrived: at(`2026-11-${day} 13:30`),
    });
  }
  assert.deepEqual(story.stages, ['arranging inspection']);
  assert.ok(story.state.runs.some((run) => run.plan.includes('contact details') && run.ended === null));
  assert.ok(story.state.exceptions.length > 0);
});

test('an order that never comes closes for no response of the client; the order reopens it (A12, rows 23 to 25)', () => {
  const story = assessed();
  story.move(manager, 'order needed', { reason: said, part: said, price: said });
  story.passTo(at('2026-12-02 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (client)']);
  assert.deepEqual(
    story.of('attempt made').map((row) => row.at.slice(8, 10)),
    ['24', '26', '27'],
  );
  story.now = at('2026-12-07 10:00');
  story.writes(client);
  assert.deepEqual(story.stages, ['awaiting order']);
  story.move(planner, 'order received', { order: said });
  assert.deepEqual(story.stages, ['order processing']);
  assert.equal(story.promise('process the order')?.due, '2026-12-08 10:00');
});

test('supplied parts are delivered in five working days, or later with a reason and both dates on record (A14)', () => {
  const story = processed('supply');
  assert.equal(story.promise('process the order')?.due, '2026-11-24 11:00');
  story.move(planner, 'processed for delivery', { delivery: '2026-11-27', address: 'home' });
  assert.equal(story.promise('deliver')?.due, '2026-11-30 17:00');
  story.move(planner, 'delivery put off', {
    delivery: '2026-12-10',
    because: 'item not stocked',
    reason: said,
  });
  assert.equal(story.promise('deliver')?.due, '2026-12-10 17:00');
  const promise = story.state.promises.find((row) => row.promise === 'deliver');
  assert.equal(promise && local(promise.first.due), '2026-11-30 17:00');
  story.passTo(at('2026-12-10 10:00'));
  story.move(planner, 'delivered', { proof: said });
  assert.deepEqual(story.stages, ['awaiting completion']);
  assert.equal(story.promise('deliver')?.wasLate, false);
  story.passTo(at('2026-12-17 18:00'));
  assert.equal(story.promise('ask whether it is fixed')?.status, 'kept');
});

test('supply and fit: a date within five working days, the visit within ten, then the signature (A15 to A17)', () => {
  const story = processed('supply and fit');
  story.move(planner, 'goods confirmed', { delivery: '2026-11-26' });
  assert.equal(story.promise('arrange the fitting')?.due, '2026-11-30 17:00');
  assert.equal(story.promise('fit')?.due, '2026-12-07 17:00');
  story.passTo(at('2026-11-24 10:00'));
  const early = story.ask(planner, {
    do: 'make move',
    data: {
      move: 'fitting agreed',
      items: story.itemIds,
      fields: { slot: slot('2026-11-25 09:00', '2026-11-25 12:00') },
    },
  });
  assert.match(early?.refused ?? '', /not before 2026-11-26/);
  story.writes(homeowner);
  story.move(planner, 'fitting agreed', { slot: slot('2026-11-30 09:00', '2026-11-30 12:00') });
  story.passTo(at('2026-11-30 11:30'));
  story.move(fitter, 'fitted');
  assert.deepEqual(story.stages, ['awaiting completion']);
  const unsigned = story.ask(fitter, {
    do: 'make move',
    data: { move: 'signed complete', items: story.itemIds, fields: {} },
  });
  assert.match(unsigned?.refused ?? '', /signed completion/);
  const refusal = story.ask(fitter, {
    do: 'sign',
    data: {
      signatureId: story.newId(),
      capacity: 'homeowner',
      nameWordsId: said,
      fileId: said,
      done: story.itemIds,
      notDone: [],
      remarksWordsId: null,
    },
  });
  assert.equal(refusal, null);
  assert.deepEqual(story.stages, ['closed: complete']);
  assert.equal(story.of('track closed')[0]?.inTarget, true);
});

test('no signature by the second working day is late once, and the asking begins then (row 38)', () => {
  const story = assessed();
  story.move(manager, 'fit only', { reason: said });
  story.passTo(at('2026-11-24 09:00'));
  story.writes(homeowner);
  story.move(planner, 'fitting agreed', { slot: slot('2026-11-25 09:00', '2026-11-25 12:00') });
  story.passTo(at('2026-11-25 11:00'));
  story.move(fitter, 'fitted');
  story.passTo(at('2026-12-08 12:00'));
  assert.equal(story.promise('collect the signature')?.wasLate, true);
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
});

test('two items, one ours and one not: each ends by its own reason, the query by the signed one', () => {
  const story = assessed([homeowner, client], 2);
  const [ours = '', theirs = ''] = story.itemIds;
  story.move(manager, 'not ours', { reason: said, evidence: [said] }, [theirs]);
  assert.equal(story.state.tracks[0]?.open, true);
  story.move(manager, 'advice given', { advice: said }, [ours]);
  story.ask(
    { kind: 'party', id: homeowner.partyId, role: 'homeowner' },
    {
      do: 'sign',
      data: {
        signatureId: story.newId(),
        capacity: 'homeowner',
        nameWordsId: said,
        fileId: said,
        done: [ours],
        notDone: [],
        remarksWordsId: null,
      },
    },
  );
  assert.deepEqual(story.stages.toSorted(), ['closed: complete', 'closed: not ours']);
  assert.equal(story.of('track closed')[0]?.reason, 'complete');
});

test('a dispute opens a new cycle with another manager and ten working days (rows 26, 40)', () => {
  const story = assessed();
  story.move(manager, 'not ours', { reason: said, evidence: [said] });
  assert.deepEqual(story.stages, ['closed: not ours']);
  const same = story.ask(office, {
    do: 'make move',
    data: {
      move: 'dispute',
      items: story.itemIds,
      fields: { reason: said, manager: 'id' in manager ? manager.id : '' },
    },
  });
  assert.match(same?.refused ?? '', /another manager/);
  story.move(office, 'dispute', { reason: said, manager: someone });
  assert.deepEqual(story.stages, ['assessment']);
  assert.equal(story.promise('answer the dispute')?.due, '2026-12-07 17:00');
  assert.equal(story.state.tracks[0]?.open, true);
  assert.equal(story.promise('headline')?.status, 'made');
});

test('a part no longer made: the promises of its delivery give way to a choice (row 30)', () => {
  const story = processed('supply and fit');
  story.move(planner, 'goods confirmed', { delivery: '2026-11-26' });
  story.move(planner, 'part discontinued', { match: said });
  assert.deepEqual(
    ['deliver', 'fit', 'arrange the fitting'].map((name) => story.promise(name)?.status),
    ['superseded', 'superseded', 'superseded'],
  );
  story.move({ kind: 'party', id: homeowner.partyId, role: 'homeowner' }, 'match chosen');
  assert.deepEqual(story.stages, ['order processing']);
});

test('a wrong part: the order is fresh, the delivery runs on and is not reset (row 31)', () => {
  const story = processed('supply');
  story.move(planner, 'processed for delivery', { delivery: '2026-11-27', address: 'home' });
  const due = story.promise('deliver')?.due;
  story.now = at('2026-11-26 10:00');
  story.move(planner, 'wrong or damaged delivery', { fault: said });
  story.now = at('2026-11-26 11:00');
  story.move(planner, 'processed for delivery', { delivery: '2026-12-01', address: 'home' });
  assert.equal(story.promise('deliver')?.due, due);
});

test('a worker that slept a week notes what is late on its day, and makes no three attempts in a second', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  story.sleepTo(at('2026-12-07 10:00'));
  assert.equal(story.of('attempt made').length, 1);
  assert.equal(story.of('attempts planned anew').length, 1);
  assert.deepEqual(
    story.of('promise late').map((row) => row.at.slice(0, 10)),
    ['2026-11-26', '2026-11-28'],
  );
  assert.equal(story.of('track closed').length, 0);
  story.passTo(at('2026-12-20 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
});

test('merging closes as duplicate without letters; splitting hands items over', () => {
  const story = assessed([homeowner, client], 2);
  const letters = story.state.letters.length;
  assert.equal(
    story.ask(office, {
      do: 'hand over items',
      data: { items: [story.itemIds[0] ?? ''], to: said, linkId: story.newId() },
    }),
    null,
  );
  assert.deepEqual(story.stages, ['closed: handed over', 'assessment']);
  assert.equal(story.ask(office, { do: 'merge into', data: { kept: said, linkId: story.newId() } }), null);
  assert.equal(story.of('track closed')[0]?.reason, 'duplicate');
  assert.equal(story.state.letters.length, letters);
});

test('an open case always has a next moment, and a quiet one comes back to a person', () => {
  const story = assessed();
  story.ask(manager, {
    do: 'make move',
    data: {
      move: 'ask for more details',
      items: story.itemIds,
      fields: { question: said, ask: 'homeowner' },
    },
  });
  story.passTo(at('2027-06-01 12:00'));
  assert.equal(story.state.tracks[0]?.open, true);
  assert.ok(story.of('review noted').length > 10);
});

test('nothing is closed for silence while they have told us that they are away, until a person says so', () => {
  const story = assessed();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-26 12:00'));
  story.writes(homeowner, { automatic: true });
  const away = {
    exceptionId: story.newId(),
    about: 'They are away until 14 December',
    messageId: null,
    urgent: false,
  };
  story.ask({ kind: 'desk' }, { do: 'raise exception', data: { ...away, holdsClosure: true } });
  story.passTo(at('2026-12-10 12:00'));
  assert.deepEqual(story.stages, ['arranging inspection']);
  story.ask(office, { do: 'settle exception', data: { exceptionId: away.exceptionId } });
  story.passTo(at('2026-12-14 12:00'));
  assert.deepEqual(story.stages, ['closed: no response (homeowner)']);
});
