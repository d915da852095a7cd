import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Ground } from '../../src/app/ground.ts';
import { newId } from '../../src/app/ids.ts';
import { makeTrainingDesk } from '../../src/app/training/make.ts';
import { mailReader } from '../../src/main/mail-reader.ts';
import { shippedRulebook } from '../../src/main/rulebook.ts';
import { readWordsFile } from '../../src/main/training/words-file.ts';
import { inRouting } from '../../src/store/transaction.ts';
import { clockOffset } from '../../src/store/work.ts';
import { testGround } from '../kit/ground.ts';

const folder = join(import.meta.dirname, '../../rulebook/samples/maker');
const samples = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name.slice(0, -4), readFileSync(join(folder, name), 'utf8')]),
);

/** A Wednesday morning: where these desks' histories end. */
export const now = Date.parse('2026-11-25T10:00:00Z');

export const row = {
  name: 'Alder & Finch Kitchens',
  mailName: 'Alder & Finch',
  mailAddress: 'care@alderfinch.example',
  phone: '01632 960100',
  outOfHours: null,
  timezone: 'Europe/London',
  training: true,
  lettersPerRecipientDay: 1_000,
  quietFrom: '20:00',
  quietTo: '08:00',
  settings: {},
} as const;

/** The ground of a training desk: the wall stands at `now`, the desk's clock beside it. */
export function trainingGround(pool: Pool): Ground {
  return {
    ...testGround(pool, now),
    now: async (organisation) => now + (await inRouting(pool, (tx) => clockOffset(tx, organisation))),
    newId: () => newId(Date.now()),
  };
}

/** A small training desk: as `kept train` makes it, with fewer queries and weeks. */
export async function smallDesk(ground: Ground, queries = 12, weeks = 4, seed = 7) {
  return makeTrainingDesk({
    ground,
    last: ground,
    row,
    rulebook: await shippedRulebook(),
    samples,
    words: readWordsFile(readFileSync(join(folder, 'words.yaml'), 'utf8')).words,
    readerOf: async () =>
      mailReader({
        base: row.mailAddress,
        ownAddresses: [row.mailAddress],
        secrets: [ground.secret],
        trust: { trustedHost: null },
      }),
    queries,
    weeks,
    seed,
    until: now,
    progress: () => {},
  });
}
