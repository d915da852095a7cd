import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface HomePerson {
  readonly personId: string;
  readonly name: string;
  readonly capacity: string;
  readonly prefers: 'email' | 'phone' | 'post';
  readonly safeContactOnly: boolean;
  /** Somebody with needs: the case is pinned. Which needs is told on the case page alone. */
  readonly vulnerable: boolean;
}

export interface HomeFacts {
  readonly homeId: string;
  readonly siteId: string;
  readonly clientId: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly siteName: string;
  readonly clientName: string;
  readonly directReports: boolean;
  readonly people: readonly HomePerson[];
}

/** $1 organisation, $2 home, $3 the local date. */
export const homeSelect = `
  select h.home_id as "homeId", s.site_id as "siteId", c.client_id as "clientId", h.plot, h.address, h.postcode,
         s.name as "siteName", c.name as "clientName", c.direct_reports as "directReports",
         coalesce((select jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name, 'capacity', o.capacity,
                                                       'prefers', p.prefers, 'safeContactOnly', p.safe_contact_only,
                                                       'vulnerable', cardinality(p.needs) > 0)
                                    order by o.from_date, p.person_id)
            from occupancy o join person p on p.organisation_id = $1 and p.person_id = o.person_id
           where o.organisation_id = $1 and o.home_id = h.home_id and o.from_date <= $3::date
             and (o.to_date is null or o.to_date >= $3::date)), '[]') as people
    from home h join site s on s.organisation_id = $1 and s.site_id = h.site_id
    join client c on c.organisation_id = $1 and c.client_id = s.client_id
   where h.organisation_id = $1 and h.home_id = $2`;

/** A home with who lives there on a local date, the longest there first; null: no such home. */
export async function homeFacts(
  tx: Transaction,
  organisation: OrganisationId,
  homeId: string,
  on: string,
): Promise<HomeFacts | null> {
  const { rows } = await tx.query<HomeFacts>(homeSelect, [organisation, homeId, on]);
  return rows[0] ?? null;
}
