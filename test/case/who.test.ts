import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, byPhone, client, desk, homeowner, Story, staff } from '../kit/case.ts';
import { assessed, manager, office, planner, said } from '../kit/registered.ts';

const filed = (partyId: string | null, danger: boolean, messageId: string) => ({
  do: 'file message' as const,
  data: {
    messageId,
    partyId,
    receivedAt: at('2026-12-15 12:00'),
    channel: 'email' as const,
    automatic: false,
    thanks: false,
    why: 'its reference',
    danger,
    details: [],
  },
});

test('what people wrote never stands in an event: a move takes ids of stored words, and only what it asks for', () => {
  const story = assessed();
  const tried = (fields: Record<string, string>) =>
    story.ask(manager, { do: 'make move', data: { move: 'inspect', items: story.itemIds, fields } })?.refused;
  assert.match(tried({ reason: 'Mrs Patel says the door fell' }) ?? '', /not stored/);
  assert.match(tried({ reason: said, phone: '01632 960100' }) ?? '', /asks for no phone/);
  assert.equal(tried({ reason: said }), undefined);
});

test('somebody who is not known to belong to the case makes no move on it (A3)', () => {
  const story = assessed([homeowner, client]);
  const stranger = { ...homeowner, partyId: said, confirmed: false };
  story.ask(desk, { do: 'join party', data: stranger });
  const data = { move: 'withdraw', items: story.itemIds, fields: { reason: said } };
  const refusal = story.ask({ kind: 'party', id: said, role: 'homeowner' }, { do: 'make move', data });
  assert.match(refusal?.refused ?? '', /known to belong/);
  story.ask(desk, { do: 'join party', data: { ...stranger, confirmed: true } });
  assert.equal(story.ask({ kind: 'party', id: said, role: 'homeowner' }, { do: 'make move', data }), null);
});

test('words of danger reach a person though the case is closed, and again when they come again', () => {
  const story = assessed();
  story.move(office, 'withdraw', { reason: said });
  story.now = at('2026-12-15 12:00');
  story.ask(desk, filed(null, true, story.newId()));
  const urgent = () => story.state.exceptions.filter((row) => row.urgent);
  assert.equal(urgent().length, 1);
  story.ask(office, { do: 'settle exception', data: { exceptionId: urgent()[0]?.id ?? '' } });
  story.ask(desk, filed(null, true, story.newId()));
  assert.equal(urgent().length, 1);
  assert.equal(story.of('danger flagged').length, 1);
});

test('a call back cannot be promised for a time that has passed, nor a deed be done before the query came', () => {
  const story = assessed([byPhone, client]);
  story.move(manager, 'inspect', { reason: said });
  story.passTo(at('2026-11-23 12:00'));
  const attemptId = story.state.runs[0]?.attempts.find((attempt) => attempt.due)?.id ?? '';
  const outcome = 'call back' as const;
  const past = { attemptId, outcome, callBackAt: at('2026-11-23 09:00') };
  assert.match(story.ask(planner, { do: 'know attempt', data: past })?.refused ?? '', /in the past/);
  const early = at('2026-11-20 09:00');
  const known = { do: 'know attempt' as const, data: { attemptId, outcome: 'no answer' as const } };
  assert.match(story.ask(staff('administrator'), known, early)?.refused ?? '', /before the query/);
});

test('where the rule for who looks after it finds nobody, a person is asked to choose (row 8)', () => {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open();
  const data = { move: 'register', items: story.itemIds, fields: {} };
  const refusal = story.ask(office, { do: 'make move', data });
  assert.match(refusal?.refused ?? '', /no named contact today, so please choose somebody/);
});
