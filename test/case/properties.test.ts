import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Author, Fact } from '../../src/domain/case/event.ts';
import { fold } from '../../src/domain/case/evolve.ts';
import { moments, wake } from '../../src/domain/case/wake.ts';
import type { AttemptOutcome, Move } from '../../src/domain/standards/standard.ts';
import { at, byPhone, client, homeowner, Story, rules as shipped } from '../kit/case.ts';
import { editions } from '../kit/editions.ts';

/** The shipped rules with editions of their calendar in which days close, open again and end. */
const rules = { ...shipped, calendars: editions(shipped) };
const calendars = [...rules.calendars.keys()];
const standard = rules.standards.get('after-care@1');
if (standard === undefined) throw new Error('no after-care standard');
const moves = standard.moves.filter((move) => !move.by.includes('clock'));
const said = '00000000-0000-7000-8000-0000000005a1';
const outcomes: AttemptOutcome[] = ['answered', 'voicemail', 'no answer', 'wrong number', 'call back'];
const everyone: Author = {
  kind: 'staff',
  id: said,
  roles: [...new Set(standard.moves.flatMap((move) => move.by))],
};

/** What people and post may do next, whatever the case looks like. */
type Step =
  | { readonly do: 'move'; readonly n: number; readonly items: number; readonly gap: number }
  | {
      readonly do: 'write';
      readonly by: 'homeowner' | 'client';
      readonly thanks: boolean;
      readonly automatic: boolean;
      readonly gap: number;
    }
  | { readonly do: 'call'; readonly outcome: number; readonly gap: number }
  | { readonly do: 'bounce'; readonly n: number; readonly gap: number }
  | { readonly do: 'sign'; readonly done: boolean; readonly gap: number }
  | { readonly do: 'calendar'; readonly n: number; readonly putOff: boolean; readonly gap: number }
  | { readonly do: 'danger' | 'clear' | 'reopen' | 'sleep'; readonly gap: number };

const gap = fc.oneof(
  fc.integer({ min: 0, max: 3 * 3_600_000 }),
  fc.integer({ min: 0, max: 12 * 86_400_000 }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      n: fc.nat(),
      items: fc.integer({ min: 1, max: 3 }),
      gap,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      by: fc.constantFrom('homeowner', 'client'),
      thanks: fc.boolean(),
      automatic: fc.boolean(),
      gap,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('call' as const), outcome: fc.nat(4), gap }) },
  fc.record({ do: fc.constant('bounce' as const), n: fc.nat(), gap }),
  fc.record({ do: fc.constant('sign' as const), done: fc.boolean(), gap }),
  fc.record({ do: fc.constant('calendar' as const), n: fc.nat(), putOff: fc.boolean(), gap }),
  fc.record({
    do: fc.constantFrom('danger' as const, 'clear' as const, 'reopen' as const, 'sleep' as const),
    gap,
  }),
);

function fieldsFor(story: Story, move: Move): Record<string, Fact> {
  const slot = { from: story.now + 3 * 86_400_000, to: story.now + 3 * 86_400_000 + 7_200_000 };
  const day = new Date(story.now + 4 * 86_400_000).toISOString().slice(0, 10);
  const kinds: Record<string, Fact> = {
    words: said,
    date: day,
    moment: story.now,
    slot,
    slots: [slot, { from: slot.from + 86_400_000, to: slot.to + 86_400_000 }],
    message: '',
    file: said,
    files: [said],
    number: 1,
    staff: said,
    yes: 'yes',
  };
  return Object.fromEntries(move.asks.map((ask) => [ask.name, ask.choices?.[0] ?? kinds[ask.kind] ?? said]));
}

function live(story: Story, one: Step): void {
  if (one.do === 'sleep') {
    story.sleepTo(story.now + one.gap);
    return;
  }
  story.passTo(story.now + one.gap);
  const { itemIds } = story;
  switch (one.do) {
    case 'move': {
      const stages = new Set(story.state.items.map((item) => item.stage ?? `closed as ${item.outcome}`));
      const can = moves.filter(
        ({ from }) =>
          from.some((stage) => stages.has(stage)) || (from.includes('any open') && one.n % 7 === 0),
      );
      const move = can[one.n % Math.max(1, can.length)];
      if (move !== undefined)
        story.ask(everyone, {
          do: 'make move',
          data: {
            move: move.name,
            items: one.items === 3 ? itemIds : itemIds.slice(0, one.items),
            fields: fieldsFor(story, move),
          },
        });
      return;
    }
    case 'write':
      story.writes(one.by === 'client' ? client : homeowner, one);
      return;
    case 'call': {
      const attempt = story.state.runs.flatMap((run) => run.attempts).find((row) => row.due);
      const outcome = outcomes[one.outcome] ?? 'no answer';
      if (attempt !== undefined)
        story.ask(everyone, {
          do: 'know attempt',
          data: { attemptId: attempt.id, outcome, callBackAt: story.now + 3_600_000 },
        });
      return;
    }
    case 'bounce': {
      const letter = story.state.letters[one.n % Math.max(1, story.state.letters.length)];
      if (letter !== undefined)
        story.ask(
          { kind: 'desk' },
          { do: 'know letter', data: { sendId: letter.sendId, outcome: 'bounced' } },
        );
      return;
    }
    case 'sign':
      story.ask(everyone, {
        do: 'sign',
        data: {
          signatureId: story.newId(),
          capacity: 'homeowner',
          nameWordsId: said,
          fileId: said,
          done: one.done ? itemIds : [],
          notDone: one.done ? [] : itemIds,
          remarksWordsId: said,
        },
      });
      return;
    case 'calendar': {
      const track = story.state.tracks[0];
      const calendar = calendars[one.n % calendars.length];
      if (track !== undefined && calendar !== undefined)
        story.ask(everyone, {
          do: 'follow rules',
          data: {
            trackId: track.id,
            standard: track.standard,
            calendar,
            because: 'the bank holidays changed',
            wordsId: said,
            later: one.putOff ? 'put off' : 'stays',
          },
        });
      return;
    }
    case 'danger':
      story.ask(everyone, { do: 'flag danger', data: { wordsId: null } });
      return;
    case 'clear':
      story.ask(everyone, { do: 'clear danger', data: { wordsId: said } });
      return;
    case 'reopen':
      story.ask(everyone, { do: 'reopen', data: { wordsId: null, receivedAt: story.now } });
  }
}

function lived(steps: readonly Step[], phone: boolean, after?: (story: Story) => void): Story {
  const story = new Story(rules);
  story.now = at('2026-03-20 15:30');
  story.open([phone ? byPhone : homeowner, client], undefined, 2);
  for (const one of steps) {
    live(story, one);
    after?.(story);
  }
  return story;
}

const histories = fc.array(step, { maxLength: 30 });
const runs = { numRuns: Number(process.env.KEPT_RUNS ?? 300) };

test('whatever people and time do: an open case has a next moment, a closed one owes nothing', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (steps, phone) => {
      lived(steps, phone, (story) => {
        const open = story.state.tracks.some((track) => track.open);
        if (open) assert.notEqual(wake(rules, story.state), null);
        else assert.ok(moments(rules, story.state).every((row) => row.what === 'time passed'));
        if (open)
          assert.ok(
            story.state.items.some((item) => item.stage !== null),
            'an open track holds an open item',
          );
        else
          assert.deepEqual(
            story.state.promises.filter((row) => ['made', 'at risk', 'paused'].includes(row.status)),
            [],
          );
      });
    }),
    runs,
  );
});

test('promises are conserved: each made once, none lost, and a late one stays late for ever', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (steps, phone) => {
      const late = new Set<string>();
      const story = lived(steps, phone, ({ state }) => {
        for (const promise of state.promises) {
          if (promise.wasLate) late.add(promise.id);
          else assert.ok(!late.has(promise.id), 'what was late is not un-late');
        }
      });
      const made = story.events
        .filter((event) => event.type === 'promise made')
        .map((event) => ('promiseId' in event.data ? event.data.promiseId : ''));
      assert.equal(new Set(made).size, made.length);
      assert.deepEqual(
        story.state.promises.map((row) => row.id),
        made,
      );
    }),
    runs,
  );
});

test('replayed from its events the case is the same, and its numbers run without a gap', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (steps, phone) => {
      const story = lived(steps, phone);
      assert.deepEqual(fold(story.state.organisation, story.state.id, story.events), story.state);
      assert.deepEqual(
        story.events.map((event) => event.seq),
        story.events.map((_, i) => i + 1),
      );
    }),
    runs,
  );
});

test('never closed by silence with danger flagged or with fewer attempts than the standard asks for (A10, A12)', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (steps, phone) => {
      const story = lived(steps, phone);
      let danger = false;
      const known = new Map<string, number>();
      for (const event of story.events) {
        if (event.type === 'danger flagged') danger = true;
        if (event.type === 'danger cleared') danger = false;
        if (
          event.type === 'attempt known' &&
          ['delivered', 'voicemail', 'no answer'].includes(event.data.outcome)
        )
          known.set(event.data.runId, (known.get(event.data.runId) ?? 0) + 1);
        if (event.type === 'track closed' && event.by.kind === 'clock') {
          assert.equal(danger, false);
          assert.ok(Math.max(0, ...known.values()) >= 3);
        }
      }
    }),
    runs,
  );
});

test('filed, retracted and filed again is as if it had been filed rightly at first', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 * 86_400_000 }),
      fc.integer({ min: 1, max: 3 * 3_600_000 }),
      (gapBefore, gapBetween) => {
        const tell = (wrongFirst: boolean): unknown => {
          const story = new Story(rules);
          story.now = at('2026-03-20 10:30');
          story.open([homeowner, client]);
          story.move(everyone, 'register', { manager: said });
          story.move(everyone, 'inspect', { reason: said });
          story.now = story.now + gapBefore;
          const receivedAt = story.now;
          if (wrongFirst) {
            const from = story.events.length;
            story.writes(homeowner, { receivedAt });
            story.undo(story.events.slice(from).map((event) => event.id));
          }
          story.writes(homeowner, { receivedAt });
          story.now = story.now + gapBetween;
          return {
            stages: story.stages,
            promises: story.state.promises.map(({ promise, status, clock, wasLate }) => ({
              promise,
              status,
              due: clock.due,
              wasLate,
            })),
            open: story.state.tracks[0]?.open,
          };
        };
        assert.deepEqual(tell(true), tell(false));
      },
    ),
    { numRuns: 100 },
  );
});

test('a change of rules moves nothing into the past, and a told date later only as an extension with a letter', () => {
  const told = new Set(standard.promises.flatMap((rule) => (rule.told === undefined ? [] : [rule.name])));
  fc.assert(
    fc.property(histories, fc.boolean(), (steps, phone) => {
      const story = lived(steps, phone);
      const names = new Map(story.state.promises.map((row) => [row.id, row.promise]));
      for (const event of story.events) {
        if (event.type !== 'promise recalculated') continue;
        const { from, clock, promiseId } = event.data;
        assert.ok(clock.lateFrom > event.recordedAt, 'not into the past');
        if (told.has(names.get(promiseId) ?? '')) assert.ok(clock.due < from.due, 'no told date later');
      }
      for (const event of story.events)
        if (event.type === 'promise extended' && event.data.because === 'the bank holidays changed')
          assert.ok(
            story.events.some(
              (one) =>
                one.commandId === event.commandId &&
                (one.type === 'letter queued' || one.type === 'exception raised'),
            ),
            'somebody is told, or a person is asked to',
          );
    }),
    runs,
  );
});

test('across the last published day whatever people do is noted, and an open case has a next moment', () => {
  const name = 'office-hours-england-and-wales';
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), fc.boolean(), (steps, phone) => {
      const story = new Story(rules);
      story.now = at('2026-12-18 15:30');
      story.open([phone ? byPhone : homeowner, client], undefined, 2, `${name}@2026-4`);
      for (const one of steps) {
        if (one.do !== 'calendar') live(story, one);
        if (story.state.tracks.some((track) => track.open)) assert.notEqual(wake(rules, story.state), null);
      }
    }),
    runs,
  );
});
