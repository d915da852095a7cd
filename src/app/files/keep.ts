import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Instant } from '../../domain/time/types.ts';
import { keepFile } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** What a page was given. */
export interface GivenFile {
  readonly name: string;
  /** As the browser says; never believed. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface KeptFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sniffed: string;
}

/** Larger files lie in the file store. */
const largestInDatabase = 1024 * 1024;

/** A name that is safe to show and to save under: one line, no path, at most 120 characters. */
export const safeName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim()
    .slice(-120) || 'file';

/** Keeps the bytes of a file durably, its type told from the bytes. The same bytes are one file. */
export async function keepGiven(
  ground: Pick<Ground, 'files'>,
  tx: Transaction,
  organisation: OrganisationId,
  file: GivenFile,
  at: Instant,
): Promise<KeptFile> {
  const large = file.bytes.length > largestInDatabase;
  const sha256 = large
    ? await ground.files.keep(organisation, file.bytes)
    : createHash('sha256').update(file.bytes).digest('hex');
  const sniffed = (await typeOf(file.bytes)) ?? 'application/octet-stream';
  await keepFile(tx, organisation, {
    sha256,
    size: file.bytes.length,
    body: large ? null : file.bytes,
    sniffedType: sniffed,
    storedAt: at,
  });
  return {
    sha256,
    name: safeName(file.name),
    type: file.type.slice(0, 100),
    size: file.bytes.length,
    sniffed,
  };
}

async function typeOf(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    return null;
  }
}
