import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';
import { parse } from 'yaml';
import type { Files, Ground } from '../../src/app/ground.ts';
import { newId } from '../../src/app/ids.ts';
import { openRuleBook, publish } from '../../src/app/rule-book.ts';
import { signedAddress } from '../../src/channels/email/signed-address.ts';
import { calendarFrom } from '../../src/domain/time/calendar-file.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';
import type { OrganisationId } from '../../src/store/organisation-id.ts';
import type { PublishedRule } from '../../src/store/rulebook.ts';

export interface TestGround extends Ground {
  /** Sets this ground's clock; it stands still until set again. */
  set(instant: number): void;
}

/** Everything the app stands on, over a real database: a clock that is set, files in memory. */
export function testGround(pool: Pool, start: number): TestGround {
  let now = start;
  const kept = new Map<string, Uint8Array>();
  const files: Files = {
    keep: async (_, bytes) => {
      const digest = createHash('sha256').update(bytes).digest('hex');
      kept.set(digest, bytes);
      return digest;
    },
    read: async (_, digest) => kept.get(digest) ?? null,
  };
  const secret = 'a secret for tests that is long enough';
  return {
    pool,
    now: async () => now,
    newId: () => newId(now),
    files,
    rules: openRuleBook(pool, () => now),
    secret,
    publicUrl: 'http://localhost:4000',
    replyTo: (base, signed) => signedAddress(base, signed, secret),
    set: (instant) => {
      now = instant;
    },
  };
}

const rulebook = new URL('../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');

/** The bank holidays as they are shipped. */
export const shippedFeed = (): HolidayFeed =>
  JSON.parse(textOf('calendars/bank-holidays.json')) as HolidayFeed;

/** The shipped rulebook, as it is published. */
export function shippedRulebook(): PublishedRule[] {
  const feed = shippedFeed();
  const calendar = calendarFrom(parse(textOf('calendars/office-hours-england-and-wales.yaml')), feed);
  const rule = (kind: PublishedRule['kind'], name: string, version: string, body: string): PublishedRule => ({
    kind,
    name,
    version,
    body,
    effectiveFrom: null,
  });
  return [
    rule('calendar', String(calendar.id), String(calendar.version), JSON.stringify(calendar)),
    ...['after-care', 'enquiry'].flatMap((name) => [
      rule('standard', name, '1', textOf(`standards/${name}.1.yaml`)),
      rule('letters', `${name}.1.en`, '1', textOf(`letters/${name}.1.en.yaml`)),
    ]),
  ];
}

export async function publishShipped(ground: TestGround, organisation: OrganisationId): Promise<void> {
  const changed = await publish(ground.pool, organisation, shippedRulebook(), await ground.now(organisation));
  if (changed.length > 0) throw new Error(`published before with other words: ${changed.join(', ')}`);
  ground.rules.forget(organisation);
}
