import type { PartyRole } from '../../domain/standards/standard.ts';
import { keepReference } from '../../store/case-reference.ts';
import { addPoints, type NewPoint } from '../../store/contact-point.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { addPeople } from '../../store/person.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Alongside, type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { pointFor } from '../intake/points.ts';

export interface Joining {
  readonly role: PartyRole;
  readonly post: string | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** They belong to the case beyond doubt; otherwise nothing is disclosed to them yet. */
  readonly confirmed: boolean;
}

type Base = Pick<Request, 'key' | 'case' | 'by' | 'seen'>;

/**
 * Somebody new joins a case: the person and the ways to reach them are stored, then the case is told. Refused where an
 * address or number cannot be used.
 */
export async function joinPerson(
  ground: Ground,
  organisation: OrganisationId,
  base: Base,
  joining: Joining,
): Promise<Answer> {
  const personId = idFrom(base.key, 'person');
  const points = await reachable(ground, organisation, base.key, { kind: 'person', id: personId }, joining);
  if ('refused' in points) return points;
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const prefers = joining.email === '' && joining.phone !== '' ? 'phone' : 'email';
    await addPeople(tx, organisation, [
      {
        id: personId,
        name: joining.name,
        title: null,
        prefers,
        prefersTimes: null,
        language: null,
        needs: [],
        safeContactOnly: false,
      },
    ]);
    await addPoints(tx, organisation, points);
  });
  const { role, post, confirmed } = joining;
  return askOfCase(ground, organisation, {
    ...base,
    ask: {
      do: 'join party',
      data: {
        partyId: idFrom(base.key, 'party'),
        role,
        personId,
        ...(post === null ? {} : { post }),
        points: points.map(({ id, channel }) => ({ id, channel })),
        confirmed,
      },
    },
  });
}

export interface Reaching {
  readonly partyId: string;
  readonly personId: string | null;
  /** What is known already, in order of preference. */
  readonly points: readonly { readonly id: string; readonly channel: string }[];
  readonly email: string;
  readonly phone: string;
}

/** New ways to reach a party, tried before those known already. */
export async function reachParty(
  ground: Ground,
  organisation: OrganisationId,
  base: Base,
  reaching: Reaching,
): Promise<Answer> {
  const owner =
    reaching.personId === null
      ? ({ kind: 'sender', id: reaching.partyId } as const)
      : ({ kind: 'person', id: reaching.personId } as const);
  const points = await reachable(ground, organisation, base.key, owner, reaching);
  if ('refused' in points) return points;
  await inOrganisation(ground.pool, organisation, (tx) => addPoints(tx, organisation, points));
  const known = reaching.points.map(({ id, channel }) => ({
    id,
    channel: channel as 'email' | 'phone' | 'post',
  }));
  return askOfCase(ground, organisation, {
    ...base,
    ask: {
      do: 'reach party',
      data: {
        partyId: reaching.partyId,
        points: [...points.map(({ id, channel }) => ({ id, channel })), ...known],
      },
    },
  });
}

/** Keeps a reference searchable, in the transaction of the deed that notes it. */
export const alongReference =
  (organisation: OrganisationId, of: 'client' | 'other', value: string): Alongside =>
  (tx, done) =>
    keepReference(tx, organisation, done.case, of, value);

async function reachable(
  ground: Ground,
  organisation: OrganisationId,
  key: string,
  owner: { readonly kind: 'person' | 'sender'; readonly id: string },
  { email, phone }: { readonly email: string; readonly phone: string },
): Promise<NewPoint[] | { readonly refused: string; readonly about: string }> {
  const now = await ground.now(organisation);
  const points: NewPoint[] = [];
  for (const [channel, value] of [['email', email] as const, ['phone', phone] as const]) {
    if (value === '') continue;
    const point = pointFor(ground, owner, channel, value, now);
    if (point === null)
      return channel === 'email'
        ? { refused: 'This is no e-mail address', about: 'email' }
        : { refused: 'This number cannot be rung: give it with its area code', about: 'phone' };
    points.push({ ...point, id: idFrom(key, channel) });
  }
  return points.length === 0
    ? { refused: 'Give an e-mail address or a phone number', about: 'email' }
    : points;
}
