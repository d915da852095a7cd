import type { Pool } from 'pg';
import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import type { RuleBook } from './rule-book.ts';

/** Bytes by their own digest: written to a temporary name, file and folder synced, renamed, before the commit that names them. */
export interface Files {
  /** Keeps the bytes durably; the answer is their lower-case hexadecimal SHA-256. */
  keep(organisation: OrganisationId, bytes: Uint8Array): Promise<string>;
  read(organisation: OrganisationId, sha256: string): Promise<Uint8Array | null>;
}

/** What every deed of the app stands on; made once in `main`, handed in. */
export interface Ground {
  readonly pool: Pool;
  /** This organisation's time: the wall clock, or a training desk's own. */
  now(organisation: OrganisationId): Promise<Instant>;
  /** UUIDv7. */
  newId(): string;
  readonly files: Files;
  readonly rules: RuleBook;
  /** Keys digests of words and addresses, signs links and reply addresses. */
  readonly secret: string;
  /** A reply address that only this party was given; made by the e-mail channel. */
  replyTo(base: string, signed: { readonly caseId: string; readonly partyId: string }): string;
  /** Where customers and staff reach the desk, without a slash at the end. */
  readonly publicUrl: string;
}
