import type { PromiseRule } from '../standards/standard.ts';
import type { Pause } from '../time/types.ts';
import type { CaseState, PromiseState } from './state.ts';

/** The waits of a promise with what the standard says they do to a rule counted in dates. */
export function waitsOf(
  state: Pick<CaseState, 'runs'>,
  rule: Pick<PromiseRule, 'pauses'>,
  pauses: PromiseState['pauses'],
): Pause[] {
  return pauses.map(({ runId, from, to }) => {
    const plan = state.runs.find((run) => run.id === runId)?.plan;
    const effect = plan === undefined ? undefined : rule.pauses?.[plan];
    return { from, to, ...(effect === undefined ? {} : { effect }) };
  });
}
