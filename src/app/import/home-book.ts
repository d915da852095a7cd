import { nameKey } from '../../domain/places/address-key.ts';
import { outcodeOf } from '../../domain/places/postcode.ts';
import type { Client } from '../../store/client.ts';
import type { Site } from '../../store/site.ts';
import type { HomeRow } from './home-row.ts';

/** How a row stood towards what was recorded. */
export type Standing = 'added' | 'changed' | 'same';

export interface Book {
  readonly clients: Map<string, Client>;
  readonly sites: Map<string, Site>;
  readonly putClients: Map<string, Client & { readonly nameKey: string }>;
  readonly putSites: Map<string, Site & { readonly nameKey: string }>;
}

/** What is recorded of clients and sites, by their codes, while rows are held against it. */
export function openBook(clients: readonly Client[], sites: readonly Site[]): Book {
  return {
    clients: new Map(clients.map((client) => [client.code, client])),
    sites: new Map(sites.map((site) => [site.code, site])),
    putClients: new Map(),
    putSites: new Map(),
  };
}

/**
 * The row's client and site as they are after it, kept in the book by `keep` once the whole row stands; a sentence when
 * it cannot. Cells left empty change nothing.
 */
export function placeRow(
  book: Book,
  row: HomeRow,
  newId: () => string,
):
  | { readonly site: Site; readonly standing: Standing; readonly keep: () => void }
  | { readonly why: string } {
  const client = clientOf(book, row, newId);
  if ('why' in client) return client;
  const known = book.sites.get(row.site.code);
  if (known !== undefined && known.clientId !== client.client.id) {
    return { why: `The site "${row.site.name}" belongs to another client: give it a "site code" of its own` };
  }
  if (known === undefined && row.site.area === null) {
    return { why: `The site "${row.site.name}" is new: give its "area"` };
  }
  const postcodes = [...new Set([...(known?.postcodes ?? []), ...row.site.postcodes])];
  const site: Site = {
    id: known?.id ?? newId(),
    clientId: client.client.id,
    code: row.site.code,
    name: row.site.name,
    postcodes,
    outcodes: [...new Set([...(known?.outcodes ?? []), ...postcodes.map(outcodeOf)])],
    area: row.site.area ?? known?.area ?? '',
  };
  const changed = JSON.stringify(known) !== JSON.stringify(site);
  const standing = known === undefined ? 'added' : changed || client.changed ? 'changed' : 'same';
  const keep = (): void => {
    if (client.changed) {
      book.clients.set(client.client.code, client.client);
      book.putClients.set(client.client.code, { ...client.client, nameKey: nameKey(client.client.name) });
    }
    if (!changed) return;
    book.sites.set(site.code, site);
    book.putSites.set(site.code, { ...site, nameKey: nameKey(site.name) });
  };
  return { site, standing, keep };
}

function clientOf(
  book: Book,
  row: HomeRow,
  newId: () => string,
): { readonly client: Client; readonly changed: boolean } | { readonly why: string } {
  const known = book.clients.get(row.client.code);
  const kind = row.client.kind ?? known?.kind;
  if (kind === undefined) return { why: `The client "${row.client.name}" is new: give its "client kind"` };
  const client: Client = {
    id: known?.id ?? newId(),
    code: row.client.code,
    name: row.client.name,
    kind,
    domains: [...new Set([...(known?.domains ?? []), ...row.client.domains])],
    tellHomeownerNotOurs: row.client.tellHomeownerNotOurs ?? known?.tellHomeownerNotOurs ?? true,
    directReports: row.client.directReports ?? known?.directReports ?? true,
    complaintDays: row.client.complaintDays ?? known?.complaintDays ?? null,
    trading: row.client.trading ?? known?.trading ?? true,
  };
  return { client, changed: JSON.stringify(known) !== JSON.stringify(client) };
}
