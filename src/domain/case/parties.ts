import { endAttempts } from './attempts.ts';
import type { Command, Refusal } from './command.ts';
import { type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { PartyFacts } from './event.ts';
import { livePoints, partiesOf } from './letters.ts';
import { planAnew } from './planning.ts';
import { isActive, planOf } from './run.ts';
import type { Run } from './state.ts';
import { writeAtLast } from './unwritten.ts';

/** Somebody belongs to the case; a party known by the same id is described anew. */
export function joinParty(draft: Draft, party: PartyFacts): Refusal | null {
  const known = draft.state.parties.find((row) => row.id === party.partyId);
  if (
    known !== undefined &&
    JSON.stringify(known.points) === JSON.stringify(party.points) &&
    known.role === party.role &&
    known.personId === party.personId &&
    known.confirmed === party.confirmed &&
    known.vulnerable === (party.vulnerable ?? known.vulnerable)
  )
    return null;
  emit(draft, 'party joined', party);
  reachable(draft);
  writeAtLast(draft, party.partyId);
  return null;
}

export function describeParty(
  draft: Draft,
  command: Extract<Command, { do: 'reach party' | 'confirm party' }>,
): Refusal | null {
  const party = draft.state.parties.find((row) => row.id === command.data.partyId);
  if (party === undefined) return { refused: 'nobody of that kind is on this case', about: 'partyId' };
  if (command.do === 'confirm party') emit(draft, 'party confirmed', command.data);
  else emit(draft, 'party reached by', command.data);
  reachable(draft);
  writeAtLast(draft, party.id);
  return null;
}

/** New ways to reach somebody bring attempts that had none back to life (after-care row 14). */
function reachable(draft: Draft): void {
  for (const run of draft.state.runs.filter(isActive)) {
    const made = run.attempts.some((attempt) => attempt.madeAt === null);
    const plan = planOf(draft, run);
    const alive = partiesOf(draft.state, plan.of).some((party) => livePoints(draft.state, party).length > 0);
    if (made || !alive) continue;
    planAnew(draft, run, 'there is a new way to reach them', false);
    stopAsking(draft, run);
  }
}

/** Others were asked how to reach them: they need not answer any more. */
function stopAsking(draft: Draft, reached: Run): void {
  const standard = standardOf(draft.rules, trackOf(draft.state, reached.trackId));
  const plans = standard.moves
    .filter((move) => move.when?.on === 'contact points dead')
    .flatMap((move) => move.begins);
  for (const run of draft.state.runs)
    if (isActive(run) && plans.includes(run.plan) && run.items.every((id) => reached.items.includes(id)))
      endAttempts(draft, run, 'there is a new way to reach them');
}
