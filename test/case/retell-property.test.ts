import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { retell } from '../../src/app/recorded/retell.ts';
import type { Author, Fact } from '../../src/domain/case/event.ts';
import type { Move } from '../../src/domain/standards/standard.ts';
import { at, byPhone, client, desk, homeowner, rules, Story } from '../kit/case.ts';
import { said } from '../kit/registered.ts';
import { withOwnIds } from '../kit/told-again.ts';

const moves = (rules.standards.get('after-care@1')?.moves ?? []).filter(({ by }) => !by.includes('clock'));
const everyone: Author = { kind: 'staff', id: said, roles: [...new Set(moves.flatMap(({ by }) => by))] };
const outcomes = ['answered', 'voicemail', 'no answer', 'wrong number', 'call back'] as const;
const deeds = ['move', 'move', 'move', 'write', 'call', 'bounce', 'danger', 'undo', 'sleep'] as const;

const steps = fc.array(
  fc.record({
    deed: fc.constantFrom(...deeds),
    n: fc.nat(),
    minutes: fc.oneof(fc.nat(180), fc.nat(12 * 1440)),
  }),
  { minLength: 5, maxLength: 25 },
);

function fieldsFor(story: Story, move: Move): Record<string, Fact> {
  const slot = { from: story.now + 3 * 86_400_000, to: story.now + 3 * 86_400_000 + 7_200_000 };
  const later = new Date(story.now + 4 * 86_400_000).toISOString().slice(0, 10);
  const kinds = new Map<string, Fact>([
    ['date', later],
    ['moment', story.now],
    ['slot', slot],
    ['slots', [slot]],
    ['files', [said]],
    ['number', 1],
  ]);
  return Object.fromEntries(
    move.asks.map((ask) => [ask.name, ask.choices?.[0] ?? kinds.get(ask.kind) ?? said]),
  );
}

function live(story: Story, deed: (typeof deeds)[number], n: number): void {
  const { state, itemIds } = story;
  if (deed === 'write') story.writes(n % 3 === 0 ? client : homeowner, { thanks: n % 5 === 0 });
  else if (deed === 'undo') {
    const last = state.messages.at(-1);
    if (last !== undefined) story.undo([last.eventId]);
  } else if (deed === 'danger') story.ask(everyone, { do: 'flag danger', data: { wordsId: null } });
  else if (deed === 'bounce') {
    const letter = state.letters[n % Math.max(1, state.letters.length)];
    const data = { sendId: letter?.sendId ?? '', outcome: 'bounced' as const };
    story.ask(desk, { do: 'know letter', data });
  } else if (deed === 'call') {
    const due = state.runs.flatMap((run) => run.attempts).find((attempt) => attempt.due);
    const outcome = outcomes[n % outcomes.length] ?? 'answered';
    const callBackAt = story.now + 3_600_000;
    story.ask(everyone, { do: 'know attempt', data: { attemptId: due?.id ?? '', outcome, callBackAt } });
  } else if (deed === 'move') {
    const stages = new Set(state.items.map((item) => item.stage ?? `closed as ${item.outcome}`));
    const can = moves.filter(({ from }) => from.some((stage) => stages.has(stage)));
    const move = can[n % Math.max(1, can.length)];
    if (move === undefined) return;
    const items = n % 2 === 0 ? itemIds : itemIds.slice(0, 1);
    story.ask(everyone, {
      do: 'make move',
      data: { move: move.name, items, fields: fieldsFor(story, move) },
    });
  }
}

test('whatever people, post and time did to a case, it is told again to the same events', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, phone) => {
      const story = withOwnIds(new Story());
      story.now = at('2026-03-20 15:30');
      story.open([phone ? byPhone : homeowner, client], undefined, 2);
      for (const { deed, n, minutes } of all) {
        if (deed === 'sleep') story.sleepTo(story.now + minutes * 60_000);
        else {
          story.passTo(story.now + minutes * 60_000);
          live(story, deed, n);
        }
      }
      const told = retell(rules, story.events);
      assert.ok(!('untold' in told), JSON.stringify(told));
    }),
    { numRuns: Number(process.env.KEPT_RUNS ?? 100) },
  );
});
