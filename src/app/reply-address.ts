/**
 * The ids that a signed reply address carries (at most 20 lower-case letters and digits each): a case by its reference,
 * a party by the last twelve digits of its id, which are random. The signature, not the id, keeps others out.
 */
export const caseShort = (reference: string): string =>
  reference
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 20);

export const partyShort = (partyId: string): string => partyId.replaceAll('-', '').slice(-12).toLowerCase();

/** The reference of a case from its short form: the prefix of letters, a dash, the number. Null: none. */
export function referenceOfShort(short: string): string | null {
  const parts = /^([a-z]{1,10})(\d{1,12})$/.exec(short);
  return parts === null ? null : `${parts[1]?.toUpperCase()}-${parts[2]}`;
}
