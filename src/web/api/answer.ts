import type { z } from 'zod';
import type { ApiCase } from '../../app/api/seen.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { caseShape } from './shapes.ts';

const moment = (at: Instant): string => new Date(at).toISOString();
const perhaps = (at: Instant | null): string | null => (at === null ? null : moment(at));

/** The case with its instants as RFC 3339 in UTC. */
export const caseAnswer = (seen: ApiCase): z.infer<typeof caseShape> => ({
  ...seen,
  receivedAt: moment(seen.receivedAt),
  items: [...seen.items],
  promises: seen.promises.map((promise) => ({
    ...promise,
    due: perhaps(promise.due),
    lateFrom: perhaps(promise.lateFrom),
    firstTold: perhaps(promise.firstTold),
    told: promise.told === null ? null : { due: moment(promise.told.due), date: promise.told.date },
    unconfirmed: [...promise.unconfirmed],
  })),
});
