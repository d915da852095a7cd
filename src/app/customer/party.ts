import type { Author } from '../../domain/case/event.ts';
import { fold } from '../../domain/case/evolve.ts';
import { type CaseState, FOLD, type Party } from '../../domain/case/state.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { customerCase } from '../../store/reads/customer-case.ts';
import { keptCase } from '../../store/reads/kept-case.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** A case and the one of its parties who asks. */
export interface CaseOfParty {
  readonly state: CaseState;
  readonly party: Party;
  readonly author: Author;
}

/** The case with the party who asks, or the one it was merged into; null where it is not theirs. */
export async function caseOfParty(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  caseId: string,
  partyId: string,
): Promise<CaseOfParty | null> {
  const { state, own } = await inOrganisation(ground.pool, organisation, async (tx) => {
    const own = await keptCase(tx, organisation, caseId, partyId);
    const found = await customerCase(tx, organisation, own.caseId, own.partyId, 0);
    if (found === null || found.fold === FOLD) return { own, state: found?.state ?? null };
    return { own, state: fold(organisation, own.caseId, await readEvents(tx, organisation, own.caseId)) };
  });
  const party = state?.parties.find((row) => row.id === own.partyId);
  if (state == null || party === undefined) return null;
  return { state, party, author: { kind: 'party', id: party.id, role: party.role } };
}
