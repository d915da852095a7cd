import { readFileSync } from 'node:fs';
import { importKinds } from '../../src/app/import/kinds.ts';
import { organisationId } from '../../src/store/organisation-id.ts';
import { openPool } from '../../src/store/pool.ts';
import { at } from '../kit/case.ts';
import { testGround } from '../kit/ground.ts';

/** A process of its own that imports the sample of homes into an organisation, so that it can be killed. */
const [url = '', id = ''] = process.argv.slice(2);
const pool = openPool(url, 2);
const organisation = organisationId(id);
if (organisation === null) throw new Error('no organisation');
const text = readFileSync(new URL('../../rulebook/samples/homes.example.csv', import.meta.url), 'utf8');
const report = await importKinds
  .get('homes')
  ?.take(testGround(pool, at('2026-11-23 10:00')), organisation, 'homes.csv', text);
process.exitCode = report !== undefined && 'added' in report && report.added === 7 ? 0 : 1;
await pool.end();
