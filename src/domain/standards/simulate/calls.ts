import type { Instant } from '../../time/types.ts';
import { ask, settle } from './deeds.ts';
import { stored } from './fields.ts';
import { type Looking, queue } from './intend.ts';
import { answersAt, isFirst, type Life, partyOf } from './life.ts';
import type { World } from './world.ts';

/** Attempts that fell due as calls: somebody rings, and is answered or not. */
export function calls(world: World, life: Life, now: Instant, look: Looking): void {
  const { call } = world.scenario.work;
  for (const run of life.state.runs) {
    if (run.ended !== null) continue;
    const due = run.attempts.find((attempt) => attempt.due && attempt.madeAt === null);
    if (due === undefined || !isFirst(life, due.id)) continue;
    const stage = life.state.items.find((item) => run.items.includes(item.id))?.stage ?? 'closed';
    const isWanted = (): boolean =>
      life.state.runs.some(
        (row) => row.id === run.id && row.attempts.some((one) => one.id === due.id && one.due),
      );
    queue(
      world,
      life,
      now,
      { roles: [call.by], minutes: call.minutes, stage, inDiary: false },
      isWanted,
      (at, by) => {
        const party =
          life.state.parties.find((row) => row.id === due.partyId) ?? partyOf(life.state, 'homeowner');
        const made =
          run.attempts.filter((one) => one.madeAt !== null && one.outcome !== 'bounced').length + 1;
        const answered = party !== undefined && made >= answersAt(life, party);
        if (answered) for (const turn of life.turns) turn.answered = true;
        ask(world, life, at, by, {
          do: 'know attempt',
          data: {
            attemptId: due.id,
            outcome: answered ? 'answered' : made % 2 === 0 ? 'voicemail' : 'no answer',
          },
        });
        settle(world, life, at, (then) => look(world, life, then));
      },
    );
  }
}

/** Danger: somebody rings before anything else, and clears the flag when it is safe. */
export function danger(world: World, life: Life, now: Instant, look: Looking): void {
  if (!life.state.danger || !isFirst(life, 'danger')) return;
  const { call } = world.scenario.work;
  const stage = life.state.items[0]?.stage ?? 'closed';
  const what = { roles: [call.by], minutes: call.minutes, stage, inDiary: false };
  queue(
    world,
    life,
    now,
    what,
    () => life.state.danger,
    (at, by) => {
      const partyId = life.state.requesterId ?? '';
      ask(world, life, at, by, { do: 'note call', data: { partyId, wordsId: stored, spoken: true } });
      ask(world, life, at, by, { do: 'clear danger', data: { wordsId: stored } });
      settle(world, life, at, (then) => look(world, life, then));
    },
  );
}
