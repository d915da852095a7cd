import type { LocalDate } from '../time/types.ts';
import type { Standard } from './standard.ts';

/** What an organisation can be; which rule packs it needs follows from it. */
export const ORGANISATION_KINDS = [
  'housing association',
  'council',
  'ALMO',
  'developer',
  'builder',
  'maker',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Which law or code sets the clocks of a standard, where it holds, and when that was last looked up. */
export interface Pack {
  /** Each document with the title under which it is published. */
  readonly documents: readonly { readonly document: string; readonly link: string }[];
  readonly jurisdiction: string;
  readonly checked: LocalDate;
  /** Which holidays do not count is not certain. */
  readonly holidays?: 'unconfirmed';
}

/** Whether a standard is for organisations of this kind; one that names no kind is for any. */
export const isFor = (standard: Pick<Standard, 'appliesTo'>, kind: OrganisationKind): boolean =>
  standard.appliesTo.length === 0 || standard.appliesTo.includes(kind);

/** The rule packs among these standards that an organisation of this kind needs. */
export const packsFor = (kind: OrganisationKind, standards: readonly Standard[]): Standard[] =>
  standards.filter((standard) => standard.pack !== undefined && isFor(standard, kind));
