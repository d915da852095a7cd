/**
 * How a table is spread when organisations no longer fit one machine: `distributed` by organisation
 * (every tenant table), `reference` copied everywhere, `routing` outside row-level security and free
 * of personal data, `local` to one machine.
 */
export type Held = 'distributed' | 'reference' | 'routing' | 'local';

export type Catalogued = { readonly held: Held; readonly personal: boolean };

const tenant: Catalogued = { held: 'distributed', personal: false };
const tenantPersonal: Catalogued = { held: 'distributed', personal: true };
const routing: Catalogued = { held: 'routing', personal: false };

/** Every table of the database; the lint of the schema refuses one that is not listed, and one that is not there. */
export const catalogue: Readonly<Record<string, Catalogued>> = {
  migration: { held: 'local', personal: false },

  route_address: routing,
  route_token: routing,
  route_work: routing,

  organisation: tenant,
  reference_block: tenant,
  rulebook: tenant,
  standard_draft: tenant,

  staff: tenantPersonal,
  absence: tenantPersonal,
  client: tenant,
  site: tenant,
  home: tenantPersonal,
  person: tenantPersonal,
  occupancy: tenantPersonal,
  client_contact: tenantPersonal,
  contact_point: tenantPersonal,
  suppression: tenantPersonal,
  reporting_line: tenant,
  named_contact: tenant,
  import_run: tenantPersonal,
  site_key: tenant,
  client_key: tenant,

  words: tenantPersonal,
  command_done: tenant,
  case_event: tenant,
  case_now: tenant,
  promise_now: tenant,
  difference: tenant,
  case_party: tenantPersonal,
  case_reference: tenantPersonal,

  file: tenantPersonal,
  message: tenantPersonal,
  delivery: tenantPersonal,
  attachment: tenantPersonal,
  heard: tenant,
  send: tenantPersonal,

  sign_in: tenant,
  set_up_link: tenant,
  session: tenant,
  customer_link: tenant,
  report_draft: tenantPersonal,
  api_key: tenant,
  read_audit: tenant,
  rate: tenant,
};

/**
 * The files of the store that may speak to a tenant table without naming one organisation: each says
 * why. All others name `organisation_id = $1` in every statement, besides row-level security.
 */
export const acrossOrganisations: Readonly<Record<string, string>> = {
  'src/store/safety.ts':
    'looks whether a tenant table shows anything to a transaction without an organisation',
};
