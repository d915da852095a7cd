import type { ContactPoint } from '../../domain/case/event.ts';
import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import type { Instant } from '../../domain/time/types.ts';
import { addPoints, type NewPoint, type PointOf, type PointOwner } from '../../store/contact-point.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { keyedDigest, newSalt } from '../keyed-digest.ts';

export interface Owner {
  readonly kind: PointOwner;
  readonly id: string;
}

/** A contact point ready to be stored; null when the value cannot be written to or rung. */
export function pointFor(
  ground: Pick<Ground, 'newId' | 'secret'>,
  owner: Owner,
  channel: 'email' | 'phone' | 'post',
  value: string,
  addedAt: Instant,
): NewPoint | null {
  const key =
    channel === 'phone'
      ? phoneKey(value)
      : channel === 'email'
        ? emailKey(value)
        : value.trim().toLowerCase();
  if (key === null || key === '' || (channel === 'email' && !/^[^@\s]+@[^@\s]+$/.test(key))) return null;
  const salt = newSalt();
  return {
    id: ground.newId(),
    ownerKind: owner.kind,
    ownerId: owner.id,
    channel,
    value: value.trim(),
    key,
    salt,
    digest: keyedDigest(ground.secret, salt, value.trim()),
    addedAt,
  };
}

/** Stores the address or number under its owner and answers it as a way to reach them; none when it cannot be used. */
export async function newPoints(
  ground: Pick<Ground, 'newId' | 'secret'>,
  tx: Transaction,
  organisation: OrganisationId,
  owner: Owner,
  values: readonly { readonly channel: 'email' | 'phone' | 'post'; readonly value: string }[],
  addedAt: Instant,
): Promise<ContactPoint[]> {
  const points = values.flatMap(
    ({ channel, value }) => pointFor(ground, owner, channel, value, addedAt) ?? [],
  );
  await addPoints(tx, organisation, points);
  return points.map(({ id, channel }) => ({ id, channel }));
}

/** Ways to reach somebody, in the order in which they are tried: what they prefer, then e-mail, phone, post. */
export function inOrder(
  points: readonly PointOf[],
  prefers: string | null,
  wroteFrom: string | null,
): ContactPoint[] {
  const rank = ['email', 'phone', 'post'];
  const order = (point: PointOf): number =>
    (point.channel === prefers ? -10 : rank.indexOf(point.channel) * 2) - (point.key === wroteFrom ? 1 : 0);
  return points.toSorted((a, b) => order(a) - order(b)).map(({ id, channel }) => ({ id, channel }));
}
