import type { Ground } from '../ground.ts';

/** What stands for a case and a party in a signed reply address: short, lower-case, telling nothing. */
export const shortCase = (reference: string): string => reference.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

export const shortParty = (partyId: string): string => partyId.replaceAll('-', '').slice(-12);

/** The address to which only this party can answer on this case. */
export const replyAddress = (
  ground: Pick<Ground, 'replyTo'>,
  base: string,
  reference: string,
  partyId: string,
): string => ground.replyTo(base, { caseId: shortCase(reference), partyId: shortParty(partyId) });
