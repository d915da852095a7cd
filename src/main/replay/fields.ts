import { z } from 'zod';
import type { Author, Clock, ContactPoint, Fact, PartyFacts, Slot } from '../../domain/case/event.ts';

/** Ids are yours to choose; where words are named, in the form of a UUID. */
export const id = z.string().min(1).max(200);
export const idOrNull = id.nullable();
export const words = z.string().max(1000);

const writtenInstant = z.iso
  .datetime({ offset: true })
  .transform((text) => Temporal.Instant.from(text).epochMilliseconds);

/** Milliseconds since 1970, or an ISO 8601 instant with its offset. */
export const instant = z.union([z.int(), writtenInstant], {
  error: 'write an instant with its offset, such as 2026-11-23T10:00:00Z',
});

export const channel = z.enum(['email', 'phone', 'post', 'web']);
export const role = z.enum(['homeowner', 'client', 'requester', 'operative', 'named contact']);

const slot: z.ZodType<Slot> = z.strictObject({ from: instant, to: instant });
const ticked = z.boolean().transform((isTicked) => (isTicked ? 'yes' : ''));
const facts = z.union(
  [writtenInstant, z.string(), z.number(), ticked, z.array(z.string()), slot, z.array(slot)],
  {
    error:
      'write text, an instant, a number, true or false, a list of texts, {"from", "to"}, or a list of these',
  },
);
export const fields: z.ZodType<Record<string, Fact>> = z.record(z.string(), facts);

export const point: z.ZodType<ContactPoint> = z.strictObject({ id, channel });

export const party: z.ZodType<PartyFacts> = z.strictObject({
  partyId: id,
  role,
  personId: idOrNull,
  post: words.exactOptional(),
  points: z.array(point),
  confirmed: z.boolean(),
  vulnerable: z.boolean().exactOptional(),
});

export const clock: z.ZodType<Clock> = z.strictObject({
  rule: words,
  calendar: words,
  start: instant,
  due: instant,
  lateFrom: instant,
  date: z.iso.date().exactOptional(),
  awaited: z.literal(true).exactOptional(),
});

export const author: z.ZodType<Author> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), id, roles: z.array(words) }),
  z.strictObject({ kind: z.literal('party'), id, role }),
  z.strictObject({ kind: z.literal('clock') }),
  z.strictObject({ kind: z.literal('desk') }),
]);
