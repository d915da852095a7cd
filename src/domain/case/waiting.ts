import type { Draft } from './draft.ts';
import { standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { attemptsNamed, moveNamed } from './named.ts';
import type { Run } from './state.ts';

/**
 * The items for which these attempts are still made: those standing where the plan's silence would take them from. An
 * item that moved on by itself is no longer asked about, nor moved by the others' silence.
 */
export function stillWaiting(draft: Draft, run: Run): Id[] {
  const standard = standardOf(draft.rules, trackOf(draft.state, run.trackId));
  const plan = attemptsNamed(standard, run.plan);
  const from = plan === undefined ? [] : (moveNamed(standard, plan.wait.then)?.from ?? []);
  const ids: Id[] = [];
  for (const { id, stage } of draft.state.items)
    if (stage !== null && run.items.includes(id) && (from.includes(stage) || from.includes('any open')))
      ids.push(id);
  return ids;
}
