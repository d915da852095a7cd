import type { FastifyRequest } from 'fastify';
import { type CaseOfParty, caseOfParty } from '../../../app/customer/party.ts';
import { type CustomerView, customerView } from '../../../app/customer/view.ts';
import { type PartyWho, partyOf } from '../../access/who.ts';
import { notFound } from '../../errors/wrong.ts';
import type { Parts } from '../../parts.ts';

const gone = 'This query is no longer yours to see. Ring us if that is a mistake.';

/** The case of the link by which they came, as they may see it. */
export async function viewFor(
  parts: Parts,
  request: FastifyRequest,
): Promise<{ who: PartyWho; view: CustomerView }> {
  const who = partyOf(request);
  const view = await customerView(parts.ground, who.organisation, who.caseId, who.partyId);
  if (view === null) throw notFound(gone);
  return { who, view };
}

/** The case and the party, for what they ask of it. */
export async function askedBy(parts: Parts, who: PartyWho): Promise<CaseOfParty> {
  const found = await caseOfParty(parts.ground, who.organisation, who.caseId, who.partyId);
  if (found === null) throw notFound(gone);
  return found;
}
