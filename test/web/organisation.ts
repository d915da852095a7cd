import type { Pool } from 'pg';
import { newId } from '../../src/app/ids.ts';
import { type OrganisationId, organisationId } from '../../src/store/organisation-id.ts';
import { inOrganisation, inRouting } from '../../src/store/transaction.ts';

/** A new organisation with a look, and nobody in it. */
export async function anOrganisation(pool: Pool, name = 'Alder & Finch Kitchens'): Promise<OrganisationId> {
  const id = organisationId(newId(Date.now()));
  if (id === null) throw new Error('an id is a UUID');
  await inOrganisation(pool, id, (tx) =>
    tx.query(
      `insert into organisation (organisation_id, name, mail_name, mail_address, phone, out_of_hours, timezone, training,
         hold_letters, letters_per_recipient_day, quiet_from, quiet_to, tell_homeowner_not_ours, duty_lead, settings)
       values ($1, $2, $2, 'care@alder-finch.example', '01632 960 100', null, 'Europe/London', false,
         false, 10, '20:00', '08:00', true, null, '{}')`,
      [id, name],
    ),
  );
  await inRouting(pool, (tx) => tx.query('insert into route_work (organisation_id) values ($1)', [id]));
  return id;
}

/** A member of staff; answers their id. */
export async function aPerson(
  pool: Pool,
  organisation: OrganisationId,
  roles: readonly string[],
  email = `${roles.join('-').replaceAll(' ', '-')}@alder-finch.example`,
): Promise<string> {
  const id = newId(Date.now());
  await inOrganisation(pool, organisation, (tx) =>
    tx.query(
      'insert into staff (organisation_id, staff_id, name, email, roles, joined_at) values ($1, $2, $3, $4, $5, 0)',
      [organisation, id, `A ${roles[0] ?? 'person'}`, email, roles],
    ),
  );
  return id;
}
