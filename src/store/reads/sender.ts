import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface SenderHome {
  readonly homeId: string;
  readonly siteId: string;
  readonly clientId: string;
}

/** Everything recorded about an e-mail address, in one round trip. */
export interface SenderRows {
  /** `housed`: a home was theirs at some time; else they are known from a case only. */
  readonly persons: readonly {
    readonly id: string;
    readonly name: string;
    readonly ended: boolean;
    readonly housed: boolean;
  }[];
  /** Homes in which these persons live on that date. */
  readonly homes: readonly (SenderHome & { readonly personId: string })[];
  readonly contacts: readonly {
    readonly id: string;
    readonly clientId: string;
    readonly siteId: string | null;
    readonly post: string;
    readonly ended: boolean;
  }[];
  readonly staff: readonly string[];
  /** Parties of cases behind whom nobody else is known. */
  readonly senders: readonly string[];
  readonly clientsByDomain: readonly string[];
  readonly points: readonly { readonly id: string; readonly ownerId: string }[];
}

/** Who is behind an address (as contact points are looked up) or its domain on a local date. Unknown: empty lists. */
export async function senderRows(
  tx: Transaction,
  organisation: OrganisationId,
  key: string,
  domain: string,
  on: string,
): Promise<SenderRows> {
  const { rows } = await tx.query<SenderRows>(
    `with point as (
       select point_id, owner_kind, owner_id, ended_at from contact_point where organisation_id = $1 and value_key = $2)
     select
       coalesce((select jsonb_agg(distinct jsonb_build_object('id', p.person_id, 'name', p.name, 'ended', point.ended_at is not null,
                 'housed', exists (select 1 from occupancy o where o.organisation_id = $1 and o.person_id = p.person_id)))
          from point join person p on p.organisation_id = $1 and p.person_id = point.owner_id
         where point.owner_kind = 'person'), '[]') as persons,
       coalesce((select jsonb_agg(distinct jsonb_build_object('personId', o.person_id, 'homeId', h.home_id, 'siteId', s.site_id, 'clientId', s.client_id))
          from point join occupancy o on o.organisation_id = $1 and o.person_id = point.owner_id
          join home h on h.organisation_id = $1 and h.home_id = o.home_id
          join site s on s.organisation_id = $1 and s.site_id = h.site_id
         where point.owner_kind = 'person' and point.ended_at is null
           and o.from_date <= $4::date and (o.to_date is null or o.to_date >= $4::date)), '[]') as homes,
       coalesce((select jsonb_agg(distinct jsonb_build_object('id', c.contact_id, 'clientId', c.client_id, 'siteId', c.site_id, 'post', c.post,
                                          'ended', point.ended_at is not null or c.from_date > $4::date or coalesce(c.to_date < $4::date, false)))
          from point join client_contact c on c.organisation_id = $1 and c.contact_id = point.owner_id
         where point.owner_kind = 'client contact'), '[]') as contacts,
       coalesce((select jsonb_agg(distinct f.staff_id)
          from staff f where f.organisation_id = $1 and lower(f.email) = $2 and f.left_at is null), '[]') as staff,
       coalesce((select jsonb_agg(distinct point.owner_id) from point where point.owner_kind = 'sender'), '[]') as senders,
       coalesce((select jsonb_agg(distinct k.client_id)
          from client_key k where k.organisation_id = $1 and k.kind = 'domain' and k.value = $3), '[]') as "clientsByDomain",
       coalesce((select jsonb_agg(jsonb_build_object('id', point.point_id, 'ownerId', point.owner_id)) from point where point.ended_at is null), '[]') as points`,
    [organisation, key, domain, on],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}
