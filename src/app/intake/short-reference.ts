/** The reference of a case from what a signed reply address carries of it ('cq10482' is 'CQ-10482'); null: none. */
export function referenceOfShort(short: string): string | null {
  const parts = /^([a-z]{1,10})(\d{1,12})$/.exec(short);
  return parts === null ? null : `${parts[1]?.toUpperCase()}-${parts[2]}`;
}
