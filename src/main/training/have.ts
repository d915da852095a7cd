import type { Pool } from 'pg';
import type { Ground } from '../../app/ground.ts';
import { housed, makeOrganisation } from '../../app/organisation.ts';
import { openPool } from '../../store/pool.ts';
import { shippedRulebook } from '../rulebook.ts';

export interface Having {
  readonly appUrl: string;
  readonly ground: (pool: Pool) => Ground;
  readonly queries: number;
  readonly say: (sentence: string) => void;
}

/** Makes the training desk where there is none; true when it was made now. */
export async function haveTrainingDesk({ appUrl, ground, say }: Having): Promise<boolean> {
  const pool = openPool(appUrl);
  try {
    const own = ground(pool);
    if ((await housed(own)).length > 0) return false;
    say('Making the training desk.');
    await makeOrganisation(
      own,
      {
        name: 'Alder & Finch Kitchens',
        mailName: 'Alder & Finch customer care',
        mailAddress: 'care@alderfinch.example',
        phone: '01632 960100',
        outOfHours: null,
        timezone: 'Europe/London',
        training: true,
        lettersPerRecipientDay: 200,
        quietFrom: '20:00',
        quietTo: '08:00',
        settings: {},
      },
      await shippedRulebook(),
    );
    return true;
  } finally {
    await pool.end();
  }
}

export async function sendTheTenMails(_port: number, _say: (sentence: string) => void): Promise<void> {}
