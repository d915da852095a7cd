/** What was asked cannot be done; the sentence says what, where, and what to do. */
export type Refused = { readonly refused: string };

export function isRefused(value: object): value is Refused {
  return 'refused' in value;
}
