import { isActive, planAnew, planOf } from './attempts.ts';
import type { Command, Refusal } from './command.ts';
import { type Draft, emit } from './draft.ts';
import type { PartyFacts } from './event.ts';

/** Somebody belongs to the case; a party known by the same id is described anew. */
export function joinParty(draft: Draft, party: PartyFacts): Refusal | null {
  const known = draft.state.parties.find((row) => row.id === party.partyId);
  if (
    known !== undefined &&
    JSON.stringify(known.points) === JSON.stringify(party.points) &&
    known.role === party.role
  )
    return null;
  emit(draft, 'party joined', party);
  reachable(draft);
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
  return null;
}

/** New ways to reach somebody bring attempts that had none back to life (after-care row 14). */
function reachable(draft: Draft): void {
  for (const run of draft.state.runs.filter(isActive)) {
    const made = run.attempts.some((attempt) => attempt.madeAt === null);
    const plan = planOf(draft, run);
    const alive = draft.state.parties.some(
      (party) =>
        party.role === plan.of &&
        party.confirmed &&
        party.points.some((point) => !draft.state.dead.includes(point.id)),
    );
    if (!made && alive) planAnew(draft, run, 'there is a new way to reach them', false);
  }
}
