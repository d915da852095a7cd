import type { FastifyRequest } from 'fastify';
import { faceOf } from '../app/organisation-face.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { defaultAccent, type Look } from './html/layout/look.ts';
import type { Parts } from './parts.ts';

const nobody = {
  name: 'Kept',
  phone: '',
  outOfHours: null,
  accent: defaultAccent,
  timezone: 'Europe/London',
  training: false,
};

const kept = new WeakMap<Parts, Map<OrganisationId, { readonly until: number; readonly look: Look }>>();
const freshFor = 30_000;

/** The look of an organisation; a change of its name, phone or colour shows within half a minute. */
export async function lookOfOrganisation(parts: Parts, organisation: OrganisationId): Promise<Look> {
  const looks = kept.get(parts) ?? new Map();
  kept.set(parts, looks);
  const known = looks.get(organisation);
  if (known !== undefined && known.until > parts.wall()) return known.look;
  const face = await faceOf(parts.ground, organisation);
  const accent = /^[0-9a-f]{6}$/i.test(face?.accent ?? '') ? (face?.accent ?? defaultAccent) : defaultAccent;
  const look: Look = { ...(face ?? nobody), accent: accent.toLowerCase(), assets: parts.assets };
  // Organisations of one installation are few; a flood of made-up ones cannot get here.
  if (looks.size > 1_000) looks.clear();
  looks.set(organisation, { until: parts.wall() + freshFor, look });
  return look;
}

/** The look for whoever asks: of their session's organisation, else of the host's. Errors need a page even with no database. */
export async function lookFor(parts: Parts, request: FastifyRequest): Promise<Look> {
  try {
    const organisation = request.who?.organisation ?? (await parts.organisationAt(request.hostname));
    if (organisation !== null) return await lookOfOrganisation(parts, organisation);
  } catch (error) {
    request.log.warn({ err: error }, 'the look of the organisation could not be read');
  }
  return { ...nobody, assets: parts.assets };
}
