import type { Instant } from '../../domain/time/types.ts';
import { staffByAddress } from '../../store/access/sign-in.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { putStaff } from '../../store/staff.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { setUpLink } from './set-up-link.ts';

export interface Invitation {
  readonly address: string;
  /** For somebody new; whoever is there keeps their name and roles. */
  readonly newPerson: { readonly name: string; readonly roles: readonly string[] } | null;
}

/**
 * A link by which a person signs in once, within a day; somebody new joins the staff. It is printed on the console and
 * kept nowhere. Refused: an address that belongs to nobody, with nobody new described.
 */
export async function invite(
  ground: Pick<Ground, 'pool' | 'secret' | 'publicUrl' | 'newId' | 'now'>,
  organisation: OrganisationId,
  { address, newPerson }: Invitation,
  wall: Instant,
): Promise<{ readonly link: string; readonly joined: boolean } | { readonly refused: string }> {
  const joinedAt = await ground.now(organisation);
  const member = await inOrganisation(ground.pool, organisation, async (tx) => {
    const known = await staffByAddress(tx, organisation, address);
    if (known !== null) return { id: known.id, joined: false };
    if (newPerson === null) return null;
    const id = ground.newId();
    const person = { id, ...newPerson, email: address, phone: null, area: null, joinedAt, leftAt: null };
    await putStaff(tx, organisation, person);
    return { id, joined: true };
  });
  if (member === null)
    return {
      refused: `Nobody on the staff has the address ${address}. For somebody new say who they are by --name and --role.`,
    };
  return { link: await setUpLink(ground, organisation, member.id, wall), joined: member.joined };
}
