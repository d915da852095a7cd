import { join } from 'node:path';
import { makeApiKey, scopes } from '../../src/app/access/api-key.ts';
import { makeOrganisation } from '../../src/app/organisation.ts';
import { readConfig } from '../../src/main/config.ts';
import { runDesk } from '../../src/main/desk.ts';
import { makeGround, wall } from '../../src/main/ground.ts';
import { isRefused } from '../../src/main/refused.ts';
import { shippedRulebook } from '../../src/main/rulebook.ts';
import { stand } from '../../src/main/stand.ts';
import { openPool } from '../../src/store/pool.ts';

// A real desk, run as Kept runs one: PostgreSQL in the data folder, web, worker and mail as processes that are started
// again when they die. Makes its organisation, says in a line of JSON what a client must know, and runs until told to stop.
const config = readConfig(process.env);
if ('faults' in config) throw new Error(config.faults.join(' '));
const { secret, publicUrl } = config;
if (secret === null || publicUrl === null) throw new Error('a secret and an address are needed');
const told = { kind: 'real', secret, publicUrl } as const;
const say = (line: string) => console.error(line);
const reopen = () => stand(config, 'real', wall(), publicUrl, say);
const standing = await reopen();
if (isRefused(standing)) throw new Error(standing.refused);

const pool = openPool(standing.appUrl, 1);
const ground = makeGround({ pool, filesFolder: join(config.dataFolder, 'files'), ...told });
const organisation = await makeOrganisation(
  ground,
  {
    name: 'Alder & Finch Kitchens',
    mailName: 'Alder & Finch Kitchens',
    mailAddress: 'care@alder-finch.example',
    phone: '01632 960 100',
    outOfHours: null,
    timezone: 'Europe/London',
    training: false,
    lettersPerRecipientDay: 1_000,
    quietFrom: '23:59',
    quietTo: '00:00',
    settings: {},
  },
  await shippedRulebook(),
);
const made = await makeApiKey(ground, organisation, { name: 'chaos', scopes, clientCode: null }, wall());
if (!('key' in made)) throw new Error(made.refused);
await pool.end();

const refused = await runDesk({
  standing,
  reopen,
  told,
  environment: process.env,
  say,
  ready: async (appUrl) => {
    console.log(JSON.stringify({ appUrl, organisation, key: made.key }));
  },
});
if (refused !== null) throw new Error(refused.refused);
