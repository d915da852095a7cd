import type { FastifyRequest } from 'fastify';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { notFound } from '../errors/wrong.ts';
import type { Parts } from '../parts.ts';

/** The organisation whose pages stand under the host that was asked. */
export async function organisationHere(parts: Parts, request: FastifyRequest): Promise<OrganisationId> {
  const organisation = request.who?.organisation ?? (await parts.organisationAt(request.hostname));
  if (organisation === null) throw notFound('Nobody has set up a desk at this address yet.');
  return organisation;
}
