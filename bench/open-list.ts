import { Agent, request } from 'node:http';
import pg from 'pg';
import { startSession } from '../src/app/access/session.ts';
import { inOrganisation } from '../src/store/transaction.ts';
import { freePort } from '../test/kit/free-port.ts';
import { perSecond, report } from './asking.ts';
import type { Figure } from './figure.ts';
import type { Place } from './place.ts';

const cases = 100_000;
const repetitions = 5;
const pages = 60;

/** Cases of real shape: one that was opened, so many times, with deadlines over two months and a manager of eight. */
async function fill({ administratorUrl, organisation }: Place): Promise<void> {
  const client = new pg.Client({ connectionString: administratorUrl });
  await client.connect();
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'case_now' order by ordinal_position`,
  );
  const made: Record<string, string> = {
    case_id: 'gen_random_uuid()',
    reference: `'CQ-' || (1000000 + n)`,
    next_deadline: 'c.next_deadline + (n::bigint * 51840 - 2592000000)',
    manager_id: `('00000000-0000-7000-8000-00000000000' || (n % 8))::uuid`,
    received_at: 'c.received_at - n::bigint * 50000',
    pinned: 'case when n % 5000 = 0 then 0 end',
  };
  const values = rows.map(({ name }) => made[name] ?? `c.${name}`);
  await client.query(
    `insert into case_now select ${values.join(', ')}
       from (select * from case_now where organisation_id = $1 and open limit 1) c, generate_series(1, ${cases}) n`,
    [organisation],
  );
  await client.query('vacuum analyze case_now');
  await client.end();
}

function page(
  agent: Agent,
  port: number,
  cookie: string,
): Promise<{ status: number; bytes: number; took: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(
      { agent, port, host: '127.0.0.1', path: '/desk', headers: { cookie, host: 'localhost:4000' } },
      (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, bytes, took: performance.now() - began }),
        );
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

/** The whole page of open cases by next deadline, 50 rows, with 100,000 cases stored: half of the pages come sooner. */
export async function openList(place: Place): Promise<Figure> {
  const { ground, organisation, pool, key } = place;
  const port = await freePort();
  const stop = await place.run('src/main/web.ts', { PORT: String(port) }, port);
  await perSecond(port, 1, 1, () => ({
    method: 'POST',
    path: '/api/v1/cases',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': 'one' },
    body: JSON.stringify(report),
  }));
  await fill(place);
  const staffId = ground.newId();
  await inOrganisation(pool, organisation, (tx) =>
    tx.query(
      `insert into staff (organisation_id, staff_id, name, email, roles, joined_at)
       values ($1, $2, 'Priya Nair', 'priya@care.example', '{senior administrator}', 0)`,
      [organisation, staffId],
    ),
  );
  const cookie = `kept-staff=${await startSession(ground, organisation, { staffId }, Date.now())}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const medians: number[] = [];
  let bytes = 0;
  for (let turn = -1; turn < repetitions; turn += 1) {
    const took: number[] = [];
    for (let n = 0; n < pages; n += 1) {
      const seen = await page(agent, port, cookie);
      if (seen.status !== 200) throw new Error(`the page answered ${seen.status}`);
      bytes = seen.bytes;
      took.push(seen.took);
    }
    if (turn >= 0) medians.push(took.toSorted((a, b) => a - b)[pages / 2] ?? Number.NaN);
  }
  agent.destroy();
  await stop();
  return {
    name: 'Open cases by next deadline, 50 rows of 100,000, whole page, p50',
    unit: 'ms',
    measured: medians,
    floor: null,
    target: 15,
    more: false,
    remark: `${(bytes / 1024).toFixed(0)} KB of HTML; each a median of ${pages} pages asked one after the other`,
  };
}
