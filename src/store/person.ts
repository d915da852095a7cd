import type { OrganisationId } from './organisation-id.ts';
import type { Transaction } from './transaction.ts';

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly prefers: 'email' | 'phone' | 'post';
  readonly prefersTimes: string | null;
  readonly language: string | null;
  readonly needs: readonly string[];
  readonly safeContactOnly: boolean;
}

/** Inserts people; at most 5,000 at a time. */
export async function addPeople(
  tx: Transaction,
  organisation: OrganisationId,
  people: readonly NewPerson[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `insert into person (organisation_id, person_id, name, title, prefers, prefers_times, language, needs, safe_contact_only)
     select $1, p.id, p.name, p.title, p.prefers, p."prefersTimes", p.language, p.needs, p."safeContactOnly"
       from jsonb_to_recordset($2::jsonb) as p(id uuid, name text, title text, prefers text, "prefersTimes" text, language text,
                                               needs text[], "safeContactOnly" boolean)
     on conflict do nothing`,
    [organisation, JSON.stringify(people)],
  );
}

/** Describes people anew: names, preferences and needs as they are now. */
export async function changePeople(
  tx: Transaction,
  organisation: OrganisationId,
  people: readonly NewPerson[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `update person set name = p.name, title = p.title, prefers = p.prefers, prefers_times = p."prefersTimes", language = p.language,
            needs = p.needs, safe_contact_only = p."safeContactOnly"
       from jsonb_to_recordset($2::jsonb) as p(id uuid, name text, title text, prefers text, "prefersTimes" text, language text,
                                               needs text[], "safeContactOnly" boolean)
      where person.organisation_id = $1 and person.person_id = p.id`,
    [organisation, JSON.stringify(people)],
  );
}
