import {
  addOrganisation,
  type NewOrganisation,
  type OrganisationKind,
  organisationKind,
  organisations,
  routeOrganisation,
} from '../store/organisation.ts';
import { type OrganisationId, organisationId } from '../store/organisation-id.ts';
import type { PublishedRule } from '../store/rulebook.ts';
import { inOrganisation, inRouting } from '../store/transaction.ts';
import type { Ground } from './ground.ts';
import { routeMail } from './mail-route.ts';
import { publish } from './rule-book.ts';

export type { NewOrganisation };

type Making = Pick<Ground, 'pool' | 'secret' | 'newId' | 'now' | 'rules'>;

/** Makes an organisation that runs on these rules: its row, its published rulebook, the way its mail takes. */
export async function makeOrganisation(
  ground: Making,
  row: NewOrganisation,
  rulebook: readonly PublishedRule[],
): Promise<OrganisationId> {
  const organisation = organisationId(ground.newId());
  if (organisation === null) throw new Error('a new id is no UUID');
  await inOrganisation(ground.pool, organisation, (tx) => addOrganisation(tx, organisation, row));
  await publish(ground.pool, organisation, rulebook, await ground.now(organisation));
  ground.rules.forget(organisation);
  await routeMail(ground, organisation, row.mailAddress);
  await inRouting(ground.pool, (tx) => routeOrganisation(tx, organisation));
  return organisation;
}

export interface Housed extends OrganisationKind {
  readonly organisation: OrganisationId;
}

/** The organisations of this installation (at most 1,000), with what the processes must know of each. */
export async function housed(ground: Pick<Ground, 'pool'>): Promise<Housed[]> {
  const all = await inRouting(ground.pool, (tx) => organisations(tx, 1_000));
  const found: Housed[] = [];
  for (const organisation of all) {
    const kind = await inOrganisation(ground.pool, organisation, (tx) => organisationKind(tx, organisation));
    if (kind !== null) found.push({ organisation, ...kind });
  }
  return found;
}
