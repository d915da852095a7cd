import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { apiCaseOf } from '../../src/app/api/seen.ts';
import { promisesSeen } from '../../src/app/customer/dates.ts';
import type { Rules } from '../../src/domain/case/rules.ts';
import { weigh } from '../../src/domain/case/weighing.ts';
import { calendarFrom } from '../../src/domain/time/calendar-file.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';
import { at, Story, staff } from '../kit/case.ts';
import { begun, dated, everyRule, said, status } from '../kit/landlord.ts';

const rulebook = new URL('../../rulebook/calendars/', import.meta.url);
const name = 'office-hours-england-and-wales';
const officer = staff('senior administrator');
const office = calendarFrom(
  parse(readFileSync(new URL(`${name}.yaml`, rulebook), 'utf8')),
  JSON.parse(readFileSync(new URL('bank-holidays.json', rulebook), 'utf8')) as HolidayFeed,
);

/** Every rule, and two more versions of the office calendar: with a bank holiday on 25 November, and without. */
function rules(): Rules {
  const calendars = new Map(everyRule.calendars);
  const holidays = [...office.holidays, '2026-11-25'].sort();
  calendars.set(`${name}@closed`, compileCalendar({ ...office, version: 'closed', holidays }));
  calendars.set(`${name}@open`, compileCalendar({ ...office, version: 'open' }));
  const force = everyRule.inForce.get('complaint');
  assert.ok(force);
  const inForce = new Map(everyRule.inForce).set('complaint', { ...force, calendar: `${name}@closed` });
  return { ...everyRule, calendars, inForce };
}

function follow(story: Story, version: string): void {
  const [track] = story.state.tracks;
  assert.ok(track);
  const { id: trackId, standard } = track;
  const because = 'the bank holidays changed';
  const calendar = `${name}@${version}`;
  const refusal = story.ask(staff('keeper'), {
    do: 'follow rules',
    data: { trackId, standard, calendar, because, wordsId: null, later: 'stays' },
  });
  assert.equal(refusal, null);
}

const seen = (story: Story, title = 'We acknowledge your complaint') =>
  promisesSeen(story.rules, story.state, story.now).find((row) => row.title === title);

const told = (story: Story) => seen(story)?.date;

/** A complaint told 1 December, whose holiday on 25 November was then taken back: 30 November by law. */
function broughtForward(): Story {
  const story = begun('complaint', '2026-11-23 10:00', 'e-mail', rules());
  assert.equal(told(story), '2026-12-01');
  story.now = at('2026-11-24 10:00');
  follow(story, 'open');
  return story;
}

test('where law falls before a date told, staff work to the earlier and the customer keeps the one told', () => {
  const story = broughtForward();
  assert.equal(dated(story, 'acknowledge stage 1'), '2026-11-30');
  assert.equal(told(story), '2026-12-01');
  const promise = story.state.promises.find((row) => row.promise === 'acknowledge stage 1');
  assert.equal(promise?.first.date, '2026-12-01');
  assert.match(seen(story)?.why ?? '', /1 December/);
});

test('it is late by law on the earlier date, and the customer is then told that one', () => {
  const story = broughtForward();
  story.passTo(at('2026-12-01 00:30'));
  assert.equal(status(story, 'acknowledge stage 1'), 'late');
  assert.equal(told(story), '2026-11-30');
});

test('an extension agreed afterwards is what the customer is told', () => {
  const story = begun('complaint', '2026-11-20 10:00', 'e-mail', rules());
  story.move(officer, 'acknowledge stage 1', { definition: said });
  const told = () => seen(story, 'You have our decision at stage 1')?.date;
  const first = told();
  story.now = at('2026-11-24 10:00');
  follow(story, 'open');
  assert.equal(told(), first);
  story.move(officer, 'more time for stage 1', { reason: said, 'new date': '2026-12-10' });
  assert.equal(told(), '2026-12-10');
  assert.equal(dated(story, 'stage 1 response'), '2026-12-10');
});

test("a date of the organisation's own that falls sooner is told as it is", () => {
  const story = new Story(rules());
  story.now = at('2026-11-23 10:00');
  story.open(undefined, undefined, 1, `${name}@closed`);
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  story.now = at('2026-11-23 11:00');
  const dates = () =>
    promisesSeen(story.rules, story.state, story.now).map(({ id, due }) => [id, due] as const);
  const before = new Map(dates());
  follow(story, 'open');
  const sooner = dates().filter(([id, due]) => (due ?? 0) < (before.get(id) ?? 0));
  assert.ok(sooner.length > 0);
  for (const [id, due] of sooner)
    assert.equal(due, story.state.promises.find((row) => row.id === id)?.clock.due);
});

test('who weighs the change beforehand is told that the customer keeps the date told', () => {
  const story = begun('complaint', '2026-11-23 10:00', 'e-mail', rules());
  const [track] = story.state.tracks;
  assert.ok(track);
  const next = { standard: track.standard, calendar: `${name}@open` };
  const weighed = weigh(story.rules, story.state, track, next, at('2026-11-24 10:00'));
  const one = weighed.find(({ before }) => before.date === '2026-12-01');
  assert.deepEqual([one?.after.date, one?.becomes], ['2026-11-30', 'sooner, told stays']);
});

const asked = (story: Story) => {
  const { state } = story;
  const row = { caseId: story.newId(), open: true, stage: state.items[0]?.stage ?? '', state };
  return apiCaseOf(story.rules, row).promises.find((promise) => promise.name === 'acknowledge stage 1');
};

test('a program is told the date of law and, beside it, the one that the customer keeps', () => {
  assert.equal(asked(begun('complaint', '2026-11-23 10:00', 'e-mail', rules()))?.told, null);
  const promise = asked(broughtForward());
  assert.deepEqual([promise?.date, promise?.told?.date], ['2026-11-30', '2026-12-01']);
  assert.ok((promise?.told?.due ?? 0) > (promise?.due ?? 0));
});

test('a program is told which dates rest on what nobody has confirmed', () => {
  assert.deepEqual(asked(broughtForward())?.unconfirmed, ['which holidays do not count']);
  const story = new Story(rules());
  story.open();
  const row = { caseId: '', open: true, stage: '', state: story.state };
  assert.deepEqual(
    apiCaseOf(story.rules, row).promises.flatMap((promise) => promise.unconfirmed),
    [],
  );
});
