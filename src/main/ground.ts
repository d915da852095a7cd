import type { Pool } from 'pg';
import type { Ground } from '../app/ground.ts';
import { newId } from '../app/ids.ts';
import { openRuleBook } from '../app/rule-book.ts';
import { signedAddress } from '../channels/email/signed-address.ts';
import { openFolder } from '../store/files.ts';
import { inRouting } from '../store/transaction.ts';
import { clockOffset } from '../store/work.ts';
import type { DeskKind } from './desk-kind.ts';

export interface GroundSettings {
  readonly pool: Pool;
  readonly kind: DeskKind;
  readonly filesFolder: string;
  readonly secret: string;
  readonly publicUrl: string;
}

/** The wall clock, in milliseconds since 1970. */
export const wall = (): number => Date.now();

/**
 * What the app stands on, made from the settings of this process. A real desk's time is the wall clock, whatever the
 * database says; a training desk's own is asked each time, because another process may be winding it.
 */
export function makeGround({ pool, kind, filesFolder, secret, publicUrl }: GroundSettings): Ground {
  return {
    pool,
    now: async (organisation) =>
      kind === 'real' ? wall() : wall() + (await inRouting(pool, (tx) => clockOffset(tx, organisation))),
    newId: () => newId(wall()),
    files: openFolder(filesFolder),
    rules: openRuleBook(pool, wall),
    secret,
    publicUrl,
    replyTo: (base, signed) => signedAddress(base, signed, secret),
  };
}
