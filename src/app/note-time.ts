import type { CaseState } from '../domain/case/state.ts';
import type { Instant } from '../domain/time/types.ts';
import { heardUpTo, loadCase } from '../store/case/load.ts';
import { type Saving, saveCases } from '../store/case/save.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Needs } from './ask.ts';
import { drain } from './drain.ts';
import { rulesFor } from './rule-book.ts';
import { savingOf } from './saving.ts';

/**
 * What time itself changes about these cases by now, saved together: the wake loop's deed. Answers how many events that
 * took.
 */
export async function noteTimes(
  ground: Needs,
  organisation: OrganisationId,
  tx: Transaction,
  cases: readonly CaseState[],
  now: Instant,
): Promise<number> {
  if (cases.length === 0) return 0;
  const rules = await rulesFor(ground.rules, organisation, cases);
  const heard = await heardUpTo(tx, organisation);
  const savings: Saving[] = [];
  for (const state of cases) {
    const drained = drain(rules, state, now, heard, ground.newId);
    const { state: after, events } = drained;
    const keeping = { state: after, undone: null, events, words: [], done: [] };
    savings.push(await savingOf(ground, tx, organisation, rules, keeping));
  }
  await saveCases(tx, organisation, now, savings);
  return savings.reduce((sum, saving) => sum + saving.events.length, 0);
}

/** The same for one case by its id; 0 where there is no such case. */
export async function noteTime(
  ground: Needs,
  organisation: OrganisationId,
  tx: Transaction,
  caseId: string,
  now: Instant,
): Promise<number> {
  const { state } = await loadCase(tx, organisation, caseId, null);
  return state === null ? 0 : noteTimes(ground, organisation, tx, [state], now);
}
