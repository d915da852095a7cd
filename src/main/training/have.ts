import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Ground } from '../../app/ground.ts';
import { housed, type NewOrganisation } from '../../app/organisation.ts';
import { makeTrainingDesk } from '../../app/training/make.ts';
import { forgetUnmade } from '../../app/training/unmade.ts';
import { openPool } from '../../store/pool.ts';
import { wall } from '../ground.ts';
import { readersFor } from '../readers.ts';
import { shippedRulebook } from '../rulebook.ts';
import { readWordsFile } from './words-file.ts';

export interface Having {
  readonly appUrl: string;
  readonly ground: (pool: Pool) => Ground;
  readonly queries: number;
  readonly say: (sentence: string) => void;
}

const samples = join(import.meta.dirname, '../../../rulebook/samples/maker');
const weeks = 10;
const seed = 20_261_123;

const trainingDesk = {
  outOfHours: null,
  training: true,
  lettersPerRecipientDay: 1_000,
  quietFrom: '20:00',
  quietTo: '08:00',
  settings: {},
} as const satisfies Partial<NewOrganisation>;

/** The sample files by name, without the ending. */
async function sampleFiles(): Promise<Record<string, string>> {
  const names = (await readdir(samples)).filter((name) => name.endsWith('.csv'));
  const texts = await Promise.all(names.map((name) => readFile(join(samples, name), 'utf8')));
  return Object.fromEntries(names.map((name, n) => [name.slice(0, -'.csv'.length), texts[n] ?? '']));
}

/**
 * Connections that do not wait for the disk: what is broken off is made anew in any case, and the last commit, over an
 * ordinary connection, is not answered before all these are on the disk.
 */
function hasty(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c synchronous_commit=off');
  return address.href;
}

/**
 * Makes the training desk where there is none, or only a half of one; true when its sample mails are still to be sent.
 * Throws when a desk is there that is none for training.
 */
export async function haveTrainingDesk({ appUrl, ground, queries, say }: Having): Promise<boolean> {
  const pool = openPool(appUrl);
  const quick = openPool(hasty(appUrl));
  try {
    const own = ground(pool);
    await forgetUnmade(own);
    const desks = await housed(own);
    if (desks.some(({ training }) => !training))
      throw new Error(
        'This database holds an organisation that is no training desk. Set KEPT_DATABASE_URL to another.',
      );
    if (desks.length > 0) return desks.some(({ settings }) => settings.mailsSent !== true);
    const { organisation, kind, words } = readWordsFile(await readFile(join(samples, 'words.yaml'), 'utf8'));
    say(`Making the training desk: ${kind}, and ${queries} queries of the last ${weeks} weeks.`);
    const began = performance.now();
    let told = 0;
    const { tally } = await makeTrainingDesk({
      ground: ground(quick),
      last: own,
      row: { ...organisation, ...trainingDesk },
      rulebook: await shippedRulebook(),
      samples: await sampleFiles(),
      words,
      readerOf: readersFor(own, 'training', { trustedHost: null }),
      queries,
      weeks,
      seed,
      until: wall(),
      progress: (done, of, opened) => {
        const week = Math.floor((done * weeks) / of);
        if (week === told) return;
        told = week;
        say(`  week ${week} of ${weeks} lived through, ${opened} queries reported`);
      },
    });
    say(
      `The training desk is made: ${tally.acts} things were done by its people, in ${Math.round((performance.now() - began) / 1000)} s.`,
    );
    for (const [why, count] of tally.why)
      if (process.env.KEPT_TRAINING_TALLY === 'yes') say(`    refused ${count}: ${why}`);
    return true;
  } finally {
    await quick.end();
    await pool.end();
  }
}
