import { z } from 'zod';
import type { CaseEvent } from '../../domain/case/event.ts';

const asking = z.strictObject({
  latest: z.string(),
  where: z.record(z.string(), z.unknown()).default({}),
  take: z.string(),
});

/**
 * A command may name what came of an earlier one without counting ids: `{"latest": "promise made", "where": {"promise":
 * "inspect"}, "take": "promiseId"}` is that field of the latest such event; `"take": "id"` is the event's own id.
 * Answers the data with each of these looked up; throws a sentence where no event is so.
 */
export function lookedUp(data: unknown, events: readonly CaseEvent[]): unknown {
  if (Array.isArray(data)) return data.map((one) => lookedUp(one, events));
  if (typeof data !== 'object' || data === null) return data;
  if (!('latest' in data))
    return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, lookedUp(one, events)]));
  const asked = asking.safeParse(data);
  if (!asked.success)
    throw new NothingSuch(
      'to look something up write {"latest": event, "where": {field: value}, "take": field}',
    );
  const { latest, where, take } = asked.data;
  const found = events.findLast((event) => event.type === latest && isSo(event.data, where));
  const taken = found === undefined ? undefined : take === 'id' ? found.id : Reflect.get(found.data, take);
  if (taken === undefined) throw new NothingSuch(`no event so far is ${JSON.stringify(data)}`);
  return taken;
}

/** What a line looks up is not there. */
export class NothingSuch extends Error {}

const isSo = (data: object, where: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(where).every(
    ([key, value]) => JSON.stringify(Reflect.get(data, key)) === JSON.stringify(value),
  );
