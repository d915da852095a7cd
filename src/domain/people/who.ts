import type { Id } from '../case/event.ts';

/** Everything recorded about the address that a message names as its sender. */
export interface Recorded {
  readonly persons: readonly { readonly id: Id; readonly ended: boolean; readonly housed: boolean }[];
  readonly homes: readonly {
    readonly homeId: Id;
    readonly siteId: Id;
    readonly clientId: Id;
    readonly personId: Id;
  }[];
  readonly contacts: readonly {
    readonly id: Id;
    readonly clientId: Id;
    readonly siteId: Id | null;
    readonly post: string;
    readonly ended: boolean;
  }[];
  readonly staff: readonly Id[];
  readonly senders: readonly Id[];
  readonly clientsByDomain: readonly Id[];
}

/** Who a sender is taken for. Only a believed sender is anybody. */
export type Who =
  | { readonly kind: 'staff' }
  | {
      readonly kind: 'client';
      readonly clientId: Id;
      readonly contactId: Id | null;
      readonly post: string | null;
      readonly siteIds: readonly Id[];
    }
  | { readonly kind: 'homeowner'; readonly personId: Id; readonly homeIds: readonly Id[] }
  /** Known only from a case on which they wrote before. */
  | { readonly kind: 'sender' }
  /** Spoke for a client, or lived in a home, and does no longer. */
  | { readonly kind: 'former' }
  | { readonly kind: 'stranger' };

/** The sender's part in the world, by the exact address before the domain; what has ended counts for nothing. */
export function whoIs(recorded: Recorded, believed: boolean): Who {
  if (!believed) return { kind: 'stranger' };
  if (recorded.staff.length > 0) return { kind: 'staff' };
  const contacts = recorded.contacts.filter(({ ended }) => !ended);
  const [contact] = contacts;
  if (contact !== undefined) {
    const own = contacts.filter(({ clientId }) => clientId === contact.clientId);
    const sites = own.flatMap(({ siteId }) => siteId ?? []);
    return {
      kind: 'client',
      clientId: contact.clientId,
      contactId: contact.id,
      post: contact.post,
      siteIds: [...new Set(sites)],
    };
  }
  const live = recorded.persons.find(
    ({ id, ended }) => !ended && recorded.homes.some((home) => home.personId === id),
  );
  if (live !== undefined)
    return {
      kind: 'homeowner',
      personId: live.id,
      homeIds: [...new Set(recorded.homes.map(({ homeId }) => homeId))],
    };
  if (recorded.contacts.length > 0) return { kind: 'former' };
  const [byDomain] = recorded.clientsByDomain;
  if (byDomain !== undefined && recorded.clientsByDomain.length === 1) {
    return { kind: 'client', clientId: byDomain, contactId: null, post: null, siteIds: [] };
  }
  const known = recorded.persons.some(({ ended, housed }) => !ended && !housed);
  if (known || recorded.senders.length > 0) return { kind: 'sender' };
  return recorded.persons.length > 0 ? { kind: 'former' } : { kind: 'stranger' };
}
