import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retell } from '../../src/app/recorded/retell.ts';
import { lineOf } from '../../src/main/commands/export.ts';
import { replayer } from '../../src/main/replay.ts';
import { at, byPhone, client, desk, homeowner, rules, Story, staff } from '../kit/case.ts';
import { everyRule } from '../kit/landlord.ts';
import { fitter, manager, office, operative, planner, said, slot, someone } from '../kit/registered.ts';
import { differsAt, withOwnIds } from '../kit/told-again.ts';

/** A registered query of two parties. */
function registered(parties = [homeowner, client], items = 1): Story {
  const story = withOwnIds(new Story());
  story.now = at('2026-11-23 10:00');
  story.open(parties, undefined, items);
  story.now = at('2026-11-23 11:00');
  story.move(office, 'register', { manager: someone });
  return story;
}

/** The case told again from its events alone: what `kept replay` answers to the commands that were found. */
function toldAgain(story: Story, by = rules) {
  const told = retell(by, story.events);
  assert.ok(!('untold' in told), JSON.stringify(told));
  const answer = replayer(by);
  const answers = told.map((asked) => answer(lineOf(asked)));
  return answers.flatMap((one) => {
    assert.ok(one !== null && 'events' in one, JSON.stringify(one));
    return one.events;
  });
}

function isTheSame(story: Story, by = rules): void {
  assert.equal(differsAt(story.events, toldAgain(story, by)), null);
}

test('a query from its report to silence, a closure, an undo and an answer is told again', () => {
  const story = registered();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-12-02 18:00'));
  const closed = story.events.findLast((event) => event.type === 'track closed');
  assert.ok(closed !== undefined);
  story.writes(homeowner);
  story.passTo(at('2026-12-04 18:00'));
  isTheSame(story);
});

test('a closure that was taken back is told again', () => {
  const story = registered();
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-30 18:00'));
  const closed = story.events.findLast((event) => event.type === 'track closed');
  const ids = new Set([closed?.causeId ?? '']);
  for (const event of story.events) if (event.causeId !== null && ids.has(event.causeId)) ids.add(event.id);
  story.undo([...ids]);
  story.passTo(at('2026-12-20 12:00'));
  isTheSame(story);
});

test('calls, visits, an extension at the homeowner’s wish and a signature are told again', () => {
  const story = registered([byPhone, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-24 12:00'));
  const attempt = story.state.runs[0]?.attempts[0];
  assert.ok(attempt !== undefined);
  const callBackAt = at('2026-11-25 15:00');
  const known = { attemptId: attempt.id, outcome: 'call back' as const, callBackAt };
  assert.equal(story.ask(office, { do: 'know attempt', data: known }), null);
  const { callbacks } = story.state;
  story.now = at('2026-11-25 15:05');
  story.ask(office, { do: 'note call', data: { partyId: homeowner.partyId, wordsId: said, spoken: true } });
  assert.equal(callbacks.length, 1);
  story.move(planner, 'offer inspection times', {
    slots: [
      { from: at('2026-11-27 09:00'), to: at('2026-11-27 13:00') },
      { from: at('2026-11-30 09:00'), to: at('2026-11-30 13:00') },
    ],
  });
  const far = slot('2027-01-11 09:00', '2027-01-11 13:00');
  story.move(planner, 'inspection agreed', { slot: far, operative: someone, wish: said });
  story.now = at('2027-01-11 13:30');
  story.move(operative, 'inspected', { findings: said });
  story.move(manager, 'fit only', { reason: said });
  story.passTo(at('2027-01-12 10:00'));
  story.writes(homeowner);
  story.move(planner, 'fitting agreed', { slot: slot('2027-01-15 09:00', '2027-01-15 13:00') });
  story.now = at('2027-01-15 14:00');
  story.move(fitter, 'fitted');
  const signed = {
    signatureId: story.newId(),
    capacity: 'owner of the home',
    nameWordsId: said,
    fileId: said,
  };
  const [itemId = ''] = story.itemIds;
  const homeownerSigns = { kind: 'party', id: homeowner.partyId, role: 'homeowner' } as const;
  const sign = { ...signed, done: [itemId], notDone: [], remarksWordsId: null };
  assert.equal(story.ask(homeownerSigns, { do: 'sign', data: sign }), null);
  story.passTo(at('2027-02-20 10:00'));
  assert.ok(story.of('promise extended').length > 0 && story.of('track closed').length > 0);
  isTheSame(story);
});

for (const later of ['stays', 'put off'] as const)
  test(`a case moved to a slower version is told again, its told dates: ${later}`, () => {
    const standard = rules.standards.get('after-care@1');
    assert.ok(standard !== undefined);
    const promises = standard.promises.map((row) =>
      row.name === 'assess'
        ? { ...row, limit: { unit: 'working days', n: 20, counted: 'from next opening' } as const }
        : row,
    );
    const standards = new Map(rules.standards).set('after-care@2', { ...standard, version: '2', promises });
    const slower = { ...rules, standards };
    const story = withOwnIds(new Story(slower));
    story.now = at('2026-11-23 10:00');
    story.open([homeowner, client]);
    story.move(office, 'register', { manager: someone });
    story.now = at('2026-11-23 12:00');
    const [track] = story.state.tracks;
    assert.ok(track !== undefined);
    const { id: trackId, calendar } = track;
    const data = {
      trackId,
      standard: 'after-care@2',
      calendar,
      because: 'Mrs Jones is slow',
      wordsId: said,
      later,
    };
    assert.equal(story.ask(staff('keeper'), { do: 'follow rules', data }), null);
    assert.equal(story.of('promise extended').length, later === 'stays' ? 0 : 1);
    story.passTo(at('2026-12-20 10:00'));
    isTheSame(story, slower);
  });

test('what a desk does beside the graph is told again', () => {
  const story = registered([homeowner, client], 2);
  const asked = [
    { do: 'take note', data: { wordsId: said, private: true } },
    { do: 'take note', data: { wordsId: said, private: false } },
    { do: 'flag danger', data: { wordsId: said } },
    { do: 'clear danger', data: { wordsId: said } },
    { do: 'allocate', data: { staffId: someone, because: 'Mr Smith asked for her', wordsId: said } },
    { do: 'note reference', data: { of: 'client', wordsId: said } },
    {
      do: 'add item',
      data: { itemId: story.newId(), product: 'oven of Mrs Jones', fault: null, wordsId: said },
    },
    { do: 'describe item', data: { itemId: story.itemIds[0] ?? '', fault: 'leaks' } },
    { do: 'name place', data: { homeId: someone, siteId: null, clientId: null, details: [] } },
    { do: 'confirm party', data: { partyId: homeowner.partyId } },
    { do: 'send customer link', data: { partyId: homeowner.partyId } },
    { do: 'end customer links', data: { partyId: homeowner.partyId } },
    { do: 'reach party', data: { partyId: homeowner.partyId, points: byPhone.points } },
    {
      do: 'raise exception',
      data: { exceptionId: said, about: 'Ring Mrs Jones', messageId: null, urgent: true },
    },
    { do: 'settle exception', data: { exceptionId: said } },
    {
      do: 'promise callback',
      data: { callbackId: someone, partyId: homeowner.partyId, callAt: at('2026-11-23 16:00') },
    },
    { do: 'callback done', data: { callbackId: someone } },
    { do: 'hand over items', data: { items: story.itemIds.slice(0, 1), to: someone, linkId: said } },
    { do: 'merge into', data: { linkId: story.newId(), kept: someone } },
  ] as const;
  for (const ask of asked) assert.equal(story.ask(office, ask), null, ask.do);
  story.passTo(at('2026-12-20 10:00'));
  isTheSame(story);
  const told = retell(rules, story.events);
  const text = JSON.stringify(told);
  for (const words of ['Smith', 'Jones', 'chipped', 'leaks', said, someone, 'CQ-10000'])
    assert.ok(!text.includes(words), words);
});

test('a case that today’s rules decide otherwise is not told again, from that event on', () => {
  const story = registered();
  const spoilt = story.events.map((event) =>
    event.type === 'promise made' && event.data.promise === 'assess'
      ? { ...event, data: { ...event.data, promise: 'decide' } }
      : event,
  );
  const told = retell(rules, spoilt);
  assert.ok('untold' in told);
  assert.match(told.untold, /from event \d+ \(items moved\) on, today’s rules decide otherwise/);
});

test('a matter that takes over another, on a track of its own, is told again', () => {
  const story = withOwnIds(new Story(everyRule));
  const kinds = [...everyRule.inForce.keys()];
  const overtaking = everyRule.standards
    .values()
    .flatMap((standard) => standard.moves.map((move) => ({ standard, move })))
    .find(({ move }) => move.when?.on === 'another track');
  assert.ok(overtaking?.move.when?.on === 'another track');
  const { standard, move } = overtaking;
  const [kind = ''] = standard.kinds;
  const taken = overtaking.move.when.of.find((one) => kinds.includes(one)) ?? '';
  const itemId = story.newId();
  story.now = at('2026-11-23 10:00');
  const opening = {
    ...(everyRule.inForce.get(kind) ?? { standard: '', calendar: '' }),
    kind,
    reference: 'LL-1',
    trackId: story.newId(),
    receivedAt: story.now,
    homeId: null,
    siteId: null,
    clientId: null,
    parties: [homeowner],
    requesterId: homeowner.partyId,
    details: [],
    acknowledge: homeowner.partyId,
    danger: false,
    items: [{ itemId, product: null, fault: null, wordsId: null }],
    message: null,
  };
  assert.equal(story.ask(desk, { do: 'open case', data: opening }), null);
  story.now = at('2026-11-23 10:05');
  const begun = { trackId: story.newId(), receivedAt: story.now, itemIds: [story.newId()], about: [itemId] };
  const force = everyRule.inForce.get(taken) ?? { standard: '', calendar: '' };
  assert.equal(story.ask(desk, { do: 'begin track', data: { ...force, ...begun } }), null);
  assert.ok(story.of('items moved').some((moved) => moved.move === move.name));
  story.passTo(at('2026-12-04 10:00'));
  const told = retell(everyRule, story.events);
  assert.ok(!('untold' in told), JSON.stringify(told));
});
