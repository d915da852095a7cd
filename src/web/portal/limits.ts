import type { FastifyRequest } from 'fastify';
import { withinLimits } from '../access/limits.ts';
import type { PartyWho } from '../access/who.ts';
import type { Parts } from '../parts.ts';

const quarter = 900;
const byIp = { of: 'own page ip', most: 300, seconds: quarter };
const byParty = { of: 'own page party', most: 40, seconds: quarter };

/** Few forms of one person in a quarter of an hour; more from one address, behind which an office may sit. */
export const withinOwnLimits = (parts: Parts, who: PartyWho, request: FastifyRequest): Promise<void> =>
  withinLimits(parts, who.organisation, request, byIp, [
    { key: `${who.caseId} ${who.partyId}`, limit: byParty },
  ]);
