import type { HomeHit, SiteHit } from '../../domain/places/which-home.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';

export interface PlaceClues {
  readonly postcodes: readonly string[];
  readonly outcodes: readonly string[];
  readonly plots: readonly string[];
  readonly numbers: readonly string[];
  readonly heads: readonly string[];
  readonly names: readonly string[];
  /** Clients of the sender: their sites count for plots without a site. */
  readonly clients: readonly string[];
  readonly homes: readonly string[];
}

export interface PlaceHits {
  readonly sites: readonly (SiteHit & { readonly name: string })[];
  readonly homes: readonly HomeHit[];
  /** Clients whose name stands in the text. */
  readonly clients: readonly string[];
}

/** Sites and homes that a text may mean, in one round trip; at most 200 homes. */
export async function placeHits(
  tx: Transaction,
  organisation: OrganisationId,
  clues: PlaceClues,
): Promise<PlaceHits> {
  const { rows } = await tx.query<PlaceHits>(
    `with named as (
       select k.site_id, k.kind from site_key k
        where k.organisation_id = $1 and k.kind = 'name' and k.value = any($2::text[])
       union select k.site_id, k.kind from site_key k
        where k.organisation_id = $1 and k.kind = 'postcode' and k.value = any($3::text[])
       union select k.site_id, k.kind from site_key k
        where k.organisation_id = $1 and k.kind = 'outcode' and k.value = any($4::text[])),
     near as (
       select site_id from named where kind <> 'outcode'
       union select s.site_id from site s where s.organisation_id = $1 and s.client_id = any($8::uuid[])),
     hit as (
       select h.home_id, h.site_id, h.plot, h.address_head, h.postcode from home h join near on near.site_id = h.site_id
        where h.organisation_id = $1 and h.plot = any($5::text[])
       union select h.home_id, h.site_id, h.plot, h.address_head, h.postcode from home h join named on named.site_id = h.site_id and named.kind <> 'outcode'
        where h.organisation_id = $1 and split_part(h.address_head, ' ', 1) = any($6::text[])
       union select h.home_id, h.site_id, h.plot, h.address_head, h.postcode from home h
        where h.organisation_id = $1 and h.address_head = any($7::text[])
       union select h.home_id, h.site_id, h.plot, h.address_head, h.postcode from home h
        where h.organisation_id = $1 and h.postcode = any($3::text[]) and split_part(h.address_head, ' ', 1) = any($6::text[])
       union select h.home_id, h.site_id, h.plot, h.address_head, h.postcode from home h
        where h.organisation_id = $1 and h.home_id = any($9::uuid[]))
     select
       coalesce((select jsonb_agg(distinct jsonb_build_object('siteId', s.site_id, 'clientId', s.client_id, 'name', s.name, 'by', named.kind))
          from named join site s on s.organisation_id = $1 and s.site_id = named.site_id), '[]') as sites,
       coalesce((select jsonb_agg(row) from (
          select jsonb_build_object('homeId', h.home_id, 'siteId', h.site_id, 'clientId', s.client_id, 'plot', lower(h.plot),
                                    'head', h.address_head, 'postcode', h.postcode) as row
            from (select * from hit limit 200) h
            join site s on s.organisation_id = $1 and s.site_id = h.site_id) homes), '[]') as homes,
       coalesce((select jsonb_agg(distinct k.client_id) from client_key k
         where k.organisation_id = $1 and k.kind = 'name' and k.value = any($2::text[])), '[]') as clients`,
    [
      organisation,
      clues.names,
      clues.postcodes,
      clues.outcodes,
      // An index on a function goes unused under row-level security: plots are looked up as people write them.
      clues.plots.flatMap((plot) => [plot, plot.toUpperCase()]),
      clues.numbers,
      clues.heads,
      clues.clients,
      clues.homes,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}
