import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Asks } from '../../src/domain/case/command.ts';
import type { Rules } from '../../src/domain/case/rules.ts';
import { timedMoves } from '../../src/domain/case/timed.ts';
import { weigh } from '../../src/domain/case/weighing.ts';
import { calendarFrom } from '../../src/domain/time/calendar-file.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';
import type { CalendarSpec } from '../../src/domain/time/types.ts';
import { at, local, organisation, Story, rules as shipped, staff } from '../kit/case.ts';

const rulebook = new URL('../../rulebook/calendars/', import.meta.url);
const feed = JSON.parse(readFileSync(new URL('bank-holidays.json', rulebook), 'utf8')) as HolidayFeed;
const office = calendarFrom(
  parse(readFileSync(new URL('office-hours-england-and-wales.yaml', rulebook), 'utf8')),
  feed,
);
const name = 'office-hours-england-and-wales';
const keeper = staff('keeper');

/** The shipped rules with one more version of the office calendar. */
function withVersion(version: string, change: Partial<CalendarSpec>, from: Rules = shipped): Rules {
  const calendars = new Map(from.calendars);
  calendars.set(`${name}@${version}`, compileCalendar({ ...office, version, ...change }));
  return { ...from, calendars };
}

const closedOn = (...dates: string[]): Partial<CalendarSpec> => ({
  holidays: [...office.holidays, ...dates].sort(),
});

function follow(story: Story, version: string, more: Partial<Asks['follow rules']> = {}) {
  const trackId = story.state.tracks[0]?.id ?? '';
  return story.ask(keeper, {
    do: 'follow rules',
    data: {
      trackId,
      standard: story.state.tracks[0]?.standard ?? '',
      calendar: `${name}@${version}`,
      because: 'the bank holidays changed',
      wordsId: null,
      later: 'stays',
      ...more,
    },
  });
}

test('a day closed after all moves internal dates later and leaves a told date as it was told', () => {
  const story = new Story(withVersion('2026-2', closedOn('2026-11-24')));
  story.now = at('2026-11-23 10:00');
  story.open();
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  const told = story.promise('assess')?.due;
  const internal = story.promise('headline')?.due;
  assert.equal(follow(story, '2026-2'), null);
  assert.equal(story.promise('assess')?.due, told);
  assert.equal(internal, '2027-01-07 17:00');
  assert.equal(story.promise('headline')?.due, '2027-01-08 17:00');
  const [moved] = story.of('promise recalculated');
  assert.equal(local(moved?.from.due ?? 0), '2027-01-07 17:00');
  assert.equal(moved?.clock.calendar, `${name}@2026-2`);
  assert.equal(story.state.tracks[0]?.calendar, `${name}@2026-2`);
});

test('a holiday taken away brings dates sooner, keeps the one before on record, and moves nothing into the past', () => {
  const story = new Story(withVersion('2026-2', closedOn(), withVersion('2026-0', closedOn('2026-11-24'))));
  story.now = at('2026-11-23 10:00');
  story.open();
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  assert.equal(follow(story, '2026-0'), null);
  const told = story.state.promises.find((row) => row.promise === 'assess')?.clock;
  assert.equal(follow(story, '2026-2'), null);
  assert.equal(story.state.promises.find((row) => row.promise === 'assess')?.clock, told);
  const headline = story.state.promises.find((row) => row.promise === 'headline');
  assert.deepEqual(
    headline?.recalculated?.map((row) => local(row.from.due)),
    ['2027-01-07 17:00', '2027-01-08 17:00'],
  );
  assert.equal(local(headline?.first.due ?? 0), '2027-01-07 17:00');
});

test('a told date is put off only with a reason in words and a letter in the standard', () => {
  const story = new Story(withVersion('2026-2', closedOn('2026-11-24')));
  story.now = at('2026-11-23 10:00');
  story.open();
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  assert.equal(follow(story, '2026-2', { later: 'put off' })?.refused, 'say why told dates are put off');
  const wordsId = story.newId();
  assert.equal(follow(story, '2026-2', { later: 'put off', wordsId }), null);
  assert.deepEqual(
    story.of('promise extended').map(({ because }) => because),
    ['the bank holidays changed'],
  );
  assert.ok(story.of('letter queued').some((row) => row.letter === 'a later date' && row.promiseId !== null));
  assert.equal(follow(story, '2026-2')?.refused, 'this track runs by these rules already');
});

test('a promise past the last published year gets its date when the year is published, and its exception goes', () => {
  const early = withVersion('2026-0', { lastYear: 2026 });
  const story = new Story(early);
  story.now = at('2026-11-23 10:00');
  story.open(undefined, undefined, 1, `${name}@2026-0`);
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  const headline = () => story.state.promises.find((row) => row.promise === 'headline');
  assert.equal(headline()?.clock.awaited, true);
  assert.equal(story.state.exceptions.length, 1);
  assert.equal(follow(story, office.version ?? ''), null);
  assert.equal(local(headline()?.clock.due ?? 0), '2027-01-07 17:00');
  assert.equal(local(headline()?.first.due ?? 0), '2027-01-07 17:00');
  assert.equal(story.state.exceptions.length, 0);
});

test('at the end of the published calendar a case opens, is worked on and waits, its dates awaited', () => {
  const story = new Story(withVersion('2026-0', { lastYear: 2026 }));
  story.now = at('2026-12-31 16:00');
  story.open(undefined, undefined, 1, `${name}@2026-0`);
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  story.move(staff('care manager'), 'inspect', { reason: story.newId() });
  story.now = at('2027-02-20 10:00');
  assert.ok(story.state.runs[0]?.attempts.length);
  assert.deepEqual(story.of('track closed'), []);
  assert.equal(story.of('promise late').filter((row) => row.at > '2027-01-02').length, 0);
  assert.equal(follow(story, office.version ?? ''), null);
  story.now = at('2027-03-20 10:00');
  assert.notEqual(story.of('attempt made').length, 0);
});

test('attempts still to be made keep their spacing on the new calendar, and who may answer gets no less time', () => {
  const story = new Story(withVersion('2026-2', closedOn('2026-11-25')));
  story.now = at('2026-11-23 10:00');
  story.open();
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  story.move(staff('care manager'), 'inspect', { reason: story.newId() });
  story.now = at('2026-11-24 16:00');
  const planned = () => story.state.runs[0]?.attempts.map((row) => local(row.plannedAt).slice(0, 10));
  const ends = () => local(story.state.runs[0]?.wait?.clock.due ?? 0);
  const [days, end] = [planned(), ends()];
  assert.equal(follow(story, '2026-2'), null);
  assert.ok(days?.includes('2026-11-25'), String(days));
  assert.ok(!planned()?.includes('2026-11-25'));
  assert.equal(new Set(planned()).size, planned()?.length);
  assert.ok(ends() > end);
  const owed = story.state.promises.filter((row) => row.attemptId !== null && row.status === 'made');
  assert.ok(owed.every((row) => local(row.clock.due).slice(0, 10) !== '2026-11-25'));
});

test('who was told how long we wait for an answer gets no less of it by a newer calendar, and more by one with more holidays', () => {
  const closed = withVersion('2026-0', closedOn('2026-11-24'));
  const story = new Story(
    withVersion('2026-2', closedOn(), withVersion('2026-3', closedOn('2026-11-25', '2026-11-26'), closed)),
  );
  story.now = at('2026-11-23 10:00');
  story.open(undefined, undefined, 1, `${name}@2026-0`);
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  story.move(staff('care manager'), 'ask for more details', {
    question: story.newId(),
    ask: 'homeowner',
  });
  const until = () =>
    timedMoves(story.rules, story.state)
      .filter(({ move }) => move === 'question not answered')
      .map((row) => local(row.at - 1));
  assert.deepEqual(until(), ['2026-12-01 17:00']);
  story.now = at('2026-11-23 11:00');
  assert.equal(follow(story, '2026-2'), null);
  assert.deepEqual(until(), ['2026-12-01 17:00']);
  assert.equal(follow(story, '2026-3'), null);
  assert.deepEqual(until(), ['2026-12-02 17:00']);
});

test('what is weighed beforehand is what then happens', () => {
  const rules = withVersion('2026-2', closedOn('2026-11-24'));
  const story = new Story(rules);
  story.now = at('2026-11-23 10:00');
  story.open();
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  const [track] = story.state.tracks;
  assert.ok(track);
  const next = { standard: track.standard, calendar: `${name}@2026-2` };
  const weighed = weigh(rules, story.state, track, next, story.now);
  assert.deepEqual(
    weighed.map(({ becomes }) => becomes),
    ['later', 'told, stays'],
  );
  follow(story, '2026-2');
  for (const one of weighed) {
    const { clock } = story.state.promises.find((row) => row.id === one.promiseId) ?? {};
    assert.deepEqual(clock, one.becomes === 'later' ? one.after : one.before);
  }
});

test('a track follows no version that lacks the stage in which an item stands', () => {
  const standard = [...shipped.standards.values()].find((row) => row.name === 'after-care');
  assert.ok(standard);
  const stages = standard.stages.slice(3);
  const standards = new Map(shipped.standards).set('after-care@2', { ...standard, version: '2', stages });
  const story = new Story({ ...shipped, standards });
  story.now = at('2026-11-23 10:00');
  story.open();
  const refusal = follow(story, office.version ?? '', { standard: 'after-care@2' });
  assert.match(refusal?.refused ?? '', /no stage/);
  assert.equal(story.state.organisation, organisation);
});

test('promises settled before stay counted under the version by which they were judged', () => {
  const standard = shipped.standards.get('after-care@1');
  assert.ok(standard);
  const promises = standard.promises.map((rule) =>
    rule.name === 'assess' ? { ...rule, limit: { unit: 'working hours', n: 2 } as const } : rule,
  );
  const standards = new Map(shipped.standards).set('after-care@2', { ...standard, version: '2', promises });
  const story = new Story({ ...shipped, standards });
  story.now = at('2026-11-23 10:00');
  story.open();
  story.move(staff('administrator'), 'register', { manager: story.newId() });
  assert.equal(follow(story, office.version ?? '', { standard: 'after-care@2' }), null);
  assert.equal(story.promise('assess')?.due, '2026-11-23 12:00');
  const kept = story.state.promises.filter((row) => row.status === 'kept');
  assert.ok(kept.length > 0);
  assert.ok(kept.every((row) => row.under === 'after-care@1'));
  assert.equal(story.state.promises.find((row) => row.promise === 'assess')?.under, undefined);
});
