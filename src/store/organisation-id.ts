declare const brand: unique symbol;

/** The id of an organisation, checked to be a UUID: the only value that ever becomes part of a statement's text. */
export type OrganisationId = string & { readonly [brand]: 'organisation' };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id in lower case, or null when the text is not a UUID. */
export function organisationId(text: string): OrganisationId | null {
  const lower = text.toLowerCase();
  return uuid.test(lower) ? (lower as OrganisationId) : null;
}

/** The beginning of every transaction of an organisation, in one round trip. Throws on anything but a UUID. */
export function beginFor(organisation: OrganisationId): string {
  // The brand vanishes at run time, so what is concatenated is checked here once more.
  if (!uuid.test(organisation)) throw new Error('an organisation id must be a UUID in lower case');
  return `begin; set local app.organisation = '${organisation}'`;
}
