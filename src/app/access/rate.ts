import type { Instant } from '../../domain/time/types.ts';
import { countHit, forgetHits } from '../../store/access/rate.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { digestOf } from './token.ts';

export interface Limit {
  /** What is limited, in a word: part of the key. */
  readonly of: string;
  readonly most: number;
  readonly seconds: number;
}

/**
 * Counts one more try of each key (an address, an IP) under its limit; answers the seconds to wait, or null where
 * all are within. Kept in the database, so a restart forgives nothing; only digests are kept.
 */
export async function overLimit(
  ground: Pick<Ground, 'pool' | 'secret'>,
  organisation: OrganisationId,
  tries: readonly { readonly key: string; readonly limit: Limit }[],
  wall: Instant,
): Promise<number | null> {
  return inOrganisation(ground.pool, organisation, async (tx) => {
    let wait: number | null = null;
    for (const { key, limit } of tries) {
      const length = limit.seconds * 1_000;
      const slot = Math.floor(wall / length) * length;
      const hits = await countHit(
        tx,
        organisation,
        digestOf(ground.secret, 'rate', `${limit.of}:${key}`),
        slot,
      );
      if (hits === 1) await forgetHits(tx, organisation, wall - 86_400_000);
      if (hits > limit.most) wait = Math.max(wait ?? 0, Math.ceil((slot + length - wall) / 1_000));
    }
    return wait;
  });
}
