import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fact } from '../../src/domain/case/event.ts';
import { fold } from '../../src/domain/case/evolve.ts';
import { wake } from '../../src/domain/case/wake.ts';
import type { Ask, Move, Standard } from '../../src/domain/standards/standard.ts';
import { homeowner, type Story, staff } from '../kit/case.ts';
import { another, begun, beside, everyRule, said, standards } from '../kit/landlord.ts';

const day = 86_400_000;

/** Numbers that look drawn and are the same every time (Park and Miller). */
function draws(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

const dateAfter = (instant: number, days: number): string =>
  new Date(instant + days * day).toISOString().slice(0, 10);

function filled(story: Story, ask: Ask, draw: (most: number) => number): Fact {
  const from = story.now + (1 + draw(3)) * day;
  const time = { from, to: from + 7_200_000 };
  switch (ask.kind) {
    case 'date':
      return dateAfter(story.now, draw(2) === 0 ? draw(3) : draw(45));
    case 'moment':
      return from;
    case 'slot':
      return time;
    case 'slots':
      return [time, { from: from + day, to: from + day + 7_200_000 }];
    case 'choice':
      return ask.choices?.[draw(ask.choices.length)] ?? '';
    case 'staff':
      return ask.unlike === undefined ? said : another;
    case 'files':
      return [said];
    case 'number':
      return 1;
    case 'yes':
      return 'yes';
    default:
      return said;
  }
}

/** Somebody of the staff for each move, never the same twice running: a second pair of eyes is asked for in places. */
function makerOf(move: Move, n: number) {
  const roles = move.by.filter(
    (maker) => !['desk', 'clock', 'requester', 'homeowner', 'client'].includes(maker),
  );
  return { ...staff(...roles), id: `00000000-0000-7000-8000-0000000001${String(n % 90).padStart(2, '0')}` };
}

/** A case of the standard lived at random for some months; answers the moves that were made. */
function live(standard: Standard, seed: number): Set<string> {
  const draw = draws(seed);
  const story = begun(standard.kinds[0] ?? '', '2026-03-02 10:00', draw(4) === 0 ? 'phone' : 'e-mail');
  const byPeople = standard.moves.filter((move) =>
    move.by.some((maker) => maker !== 'desk' && maker !== 'clock'),
  );
  for (let n = 0; n < 25; n += 1) {
    story.passTo(story.now + (draw(4) === 0 ? draw(60) : draw(5)) * day);
    if (draw(6) === 0) story.writes(homeowner);
    const move = byPeople[draw(byPeople.length)];
    if (move === undefined) break;
    const fields = Object.fromEntries(
      move.asks
        .filter((ask) => ask.kind !== 'message' && (ask.required || draw(2) === 0))
        .map((ask) => [ask.name, filled(story, ask, draw)]),
    );
    story.ask(makerOf(move, n), {
      do: 'make move',
      data: { move: move.name, items: story.itemIds, fields },
    });
    if (draw(20) === 0 && story.state.tracks.length === 1)
      beside(story, draw(2) === 0 ? 'complaint' : 'hazard', story.itemIds.slice(0, 1));
  }
  if (story.state.tracks.some((track) => track.open))
    assert.notEqual(
      wake(everyRule, story.state),
      null,
      `${standard.name}: an open case without a next moment`,
    );
  assert.deepEqual(fold(story.state.organisation, story.state.id, story.events), story.state);
  const [first] = story.state.tracks;
  return new Set(
    story.events.flatMap((event) =>
      event.type === 'items moved' && event.trackId === first?.id ? [event.data.move] : [],
    ),
  );
}

const LIVES = 500;

for (const standard of standards.filter((one) => one.appliesTo.length > 0))
  test(`every move of ${standard.name} is made in some life, no life throws, and no open case is without a next moment`, () => {
    const made = new Set<string>();
    for (let seed = 1; seed <= LIVES; seed += 1)
      for (const move of live(standard, seed * 7_919)) made.add(move);
    assert.deepEqual(
      standard.moves.map((move) => move.name).filter((name) => !made.has(name)),
      [],
    );
  });
