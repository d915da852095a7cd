import { createHmac } from 'node:crypto';
import { organisationOfAddress, routeAddress } from '../store/organisation.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { inRouting } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

type Routing = Pick<Ground, 'pool' | 'secret'>;

/** The address without its tag (`care+…@` is `care@`), in lower case. */
export function plainAddress(address: string): string {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  const tag = lower.indexOf('+');
  return tag > 0 && tag < at ? `${lower.slice(0, tag)}${lower.slice(at)}` : lower;
}

const digestOf = (secret: string, address: string): Buffer =>
  createHmac('sha256', secret).update('mail address\n').update(plainAddress(address)).digest();

/** Mail to this address, with any tag, is for the organisation from now on. */
export function routeMail(ground: Routing, organisation: OrganisationId, address: string): Promise<void> {
  return inRouting(ground.pool, (tx) => routeAddress(tx, digestOf(ground.secret, address), organisation));
}

/** The organisation that mail to this address is for; null: nobody's. */
export function mailFor(ground: Routing, address: string): Promise<OrganisationId | null> {
  return inRouting(ground.pool, (tx) => organisationOfAddress(tx, digestOf(ground.secret, address)));
}
