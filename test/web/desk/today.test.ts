import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soughtBy } from '../../../src/app/desk/search.ts';
import type { OrganisationId } from '../../../src/store/organisation-id.ts';
import { casePageRows } from '../../../src/store/reads/case-page.ts';
import { foundCases } from '../../../src/store/reads/search.ts';
import { type After, type TodayFilter, type TodayRows, todayRows } from '../../../src/store/reads/today.ts';
import { inOrganisation, type Transaction } from '../../../src/store/transaction.ts';
import { database } from '../../kit/database.ts';
import { anOrganisation } from '../organisation.ts';
import { aLivelyDay } from './lively.ts';
import { aWorld } from './world.ts';

const db = await database();

const everything: TodayFilter = {
  manager: null,
  stage: null,
  client: null,
  site: null,
  operative: null,
  needsPerson: false,
};
const cases = 20_000;

/** Many cases of one organisation, so that a plan that walks over all of them costs more than an index. */
async function crowded(): Promise<OrganisationId> {
  const organisation = await anOrganisation(db.app);
  const id = (kind: number) => `('0000000${kind}-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  await inOrganisation(db.app, organisation, async (tx) => {
    const run = (sql: string) => tx.query(sql, [organisation]);
    await run(`insert into client (organisation_id, client_id, code, name, kind, domains, tell_homeowner_not_ours, direct_reports, trading)
      select $1, ${id(1)}, 'c' || n, 'Client ' || n, 'developer', '{}', true, true, true from generate_series(1, 5) n`);
    await run(`insert into site (organisation_id, site_id, client_id, code, name, postcodes, outcodes, area)
      select $1, ${id(2)}, ('00000001-0000-7000-8000-' || lpad((n % 5 + 1)::text, 12, '0'))::uuid, 's' || n, 'Site ' || n, '{}', '{}', 'North' from generate_series(1, 50) n`);
    await run(`insert into home (organisation_id, home_id, site_id, plot, address, address_key, postcode)
      select $1, ${id(3)}, ('00000002-0000-7000-8000-' || lpad((n % 50 + 1)::text, 12, '0'))::uuid, (n / 50)::text, n || ' Long Road', n || ' long road', 'LS' || n % 20 || ' ' || n % 9 || 'ZZ' from generate_series(1, ${cases}) n`);
    await run(`insert into person (organisation_id, person_id, name, prefers, needs, safe_contact_only)
      select $1, ${id(4)}, 'Person ' || n, 'email', '{}', false from generate_series(1, ${cases}) n`);
    await run(`insert into case_now (organisation_id, case_id, reference, standard, seq, fold, open, stage, next_deadline, pinned, needs_person, client_id, site_id, home_id, received_at, failures, state)
      select $1, ${id(5)}, 'CQ-' || n, 'after-care@1', 1, 1, true, case when n % 900 = 0 then 'rare' else 'assessment' end, 1700000000000 + n * 1000, case when n % 4000 = 0 then 0 end, case when n % 500 = 0 then 1 else 0 end,
             ('00000001-0000-7000-8000-' || lpad((n % 5 + 1)::text, 12, '0'))::uuid, ('00000002-0000-7000-8000-' || lpad((n % 50 + 1)::text, 12, '0'))::uuid, ${id(3)}, 1700000000000, 0,
             jsonb_build_object('runs', case when n % 5000 = 0 then '[{"attempts":[{"due":true}]}]'::jsonb else '[]'::jsonb end, 'appointments', '[]'::jsonb, 'links', '[]'::jsonb)
        from generate_series(1, ${cases}) n`);
    await run(
      `insert into case_party (organisation_id, case_id, party_id, role, person_id, confirmed) select $1, ${id(5)}, ${id(6)}, 'homeowner', ${id(4)}, true from generate_series(1, ${cases}) n`,
    );
    await run(
      `insert into case_reference (organisation_id, case_id, of, value_key, value) select $1, ${id(5)}, 'client', 'nm/' || n, 'NM/' || n from generate_series(1, ${cases}) n`,
    );
    await run(`insert into contact_point (organisation_id, point_id, owner_kind, owner_id, channel, value, value_key, digest, added_at)
      select $1, ${id(7)}, 'person', ${id(4)}, 'email', 'p' || n || '@mail.example', 'p' || n || '@mail.example', '', 0 from generate_series(1, ${cases}) n`);
  });
  await db.owner.query(
    'analyze case_now, home, person, case_party, case_reference, contact_point, client, site',
  );
  return organisation;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows'?: number;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly Filter?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Every node of the plan by which the app role runs what `read` asks, under row-level security. */
async function planOf(
  organisation: OrganisationId,
  read: (tx: Transaction) => Promise<unknown>,
): Promise<Node[]> {
  return inOrganisation(db.app, organisation, async (tx) => {
    const asked: { sql: string; values: unknown[] }[] = [];
    const listening = {
      query: (sql: string, values: unknown[]) => {
        asked.push({ sql, values });
        return tx.query(sql, values);
      },
    };
    await read(listening as unknown as Transaction);
    const [first] = asked;
    const { rows } = await tx.query(`explain (analyze, format json) ${first?.sql}`, first?.values);
    const walk = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(walk)];
    return walk(rows[0]['QUERY PLAN'][0].Plan);
  });
}

const large = new Set([
  'case_now',
  'home',
  'person',
  'case_party',
  'case_reference',
  'contact_point',
  'promise_now',
  'send',
  'message',
]);

/** Scans of large tables that read many rows, or have no condition but the organisation. */
const walks = (nodes: readonly Node[]): string[] =>
  nodes
    .filter((node) => large.has(node['Relation Name'] ?? '') && /Scan/.test(node['Node Type']))
    .filter((node) => node['Node Type'] === 'Seq Scan' || (node['Rows Removed by Filter'] ?? 0) > 1_000)
    .map(
      (node) =>
        `${node['Node Type']}${node['Actual Loops'] === 0 ? ' (never run)' : ''} on ${node['Relation Name']} ${node['Index Name'] ?? ''}: ${node['Rows Removed by Filter'] ?? 0} rows thrown away by ${node.Filter}`,
    );

test('no list, search or page of the desk walks over all cases, whatever it is narrowed to', async () => {
  const organisation = await crowded();
  const after = { deadline: 1700000000000 + 15_000_000, id: '00000005-0000-7000-8000-000000015000' };
  const filters: TodayFilter[] = [
    everything,
    { ...everything, stage: 'rare' },
    { ...everything, client: '00000001-0000-7000-8000-000000000003' },
    { ...everything, site: '00000002-0000-7000-8000-000000000007' },
    { ...everything, manager: '00000009-0000-7000-8000-000000000001' },
    { ...everything, needsPerson: true },
  ];
  for (const filter of filters)
    for (const from of [null, after])
      assert.deepEqual(
        walks(
          await planOf(organisation, (tx) => todayRows(tx, organisation, filter, from, 1700000000000, 50)),
        ),
        [],
        JSON.stringify({ filter, from }),
      );
  for (const sought of [
    'CQ-777',
    'nm/1234',
    'LS3 4ZZ',
    'plot 41',
    '123 Long Ro',
    'Person 55',
    'p55@mail.example',
    '07700 900101',
  ])
    assert.deepEqual(
      walks(await planOf(organisation, (tx) => foundCases(tx, organisation, soughtBy(sought, ['CQ'])))),
      [],
      sought,
    );
  assert.deepEqual(walks(await planOf(organisation, (tx) => casePageRows(tx, organisation, 'CQ-777'))), []);
});

test('pages follow each other without a case missing or twice', async () => {
  const organisation = await crowded();
  const seen: string[] = [];
  let after: After | null = null;
  for (let page = 0; page < 4; page += 1) {
    const at: After | null = after;
    const rows: TodayRows = await inOrganisation(db.app, organisation, (tx) =>
      todayRows(tx, organisation, everything, at, 0, 50),
    );
    const shown = rows.cases.slice(0, 50);
    seen.push(...shown.map((row) => row.reference));
    const last = shown.at(-1);
    after = last === undefined ? null : { deadline: last.nextDeadline, id: last.id };
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 200 }, (_, i) => `CQ-${i + 1}`),
  );
});

test('what is typed is looked for in every shape it may have', () => {
  assert.deepEqual(soughtBy('cq10482', ['CQ']).references, ['CQ-10482']);
  assert.deepEqual(soughtBy('10482', ['CQ']).references, ['CQ-10482']);
  assert.deepEqual(soughtBy('plot 41a', ['CQ']).plots, ['41a', '41A']);
  assert.deepEqual(soughtBy('ls158zz', ['CQ']).postcodes, ['LS15 8ZZ']);
  assert.equal(soughtBy('7 Larch Cl', ['CQ']).address, '7 larch close');
  assert.deepEqual(soughtBy('meena patel', ['CQ']).names, ['meena patel', 'Meena Patel']);
  assert.deepEqual(soughtBy(' Meena@Mail.Example ', ['CQ']).points, ['meena@mail.example']);
  assert.deepEqual(soughtBy('07700 900101', ['CQ']).points, ['+447700900101']);
});

test('who sees no list begins at the first place open to them, and nobody is offered what they may not use', async () => {
  const world = await aWorld(db);
  const begun = await world.get('/desk', world.keeper);
  assert.equal(begun.status, 303);
  const first = await world.get(begun.location, world.keeper);
  assert.equal(first.status, 200);
  assert.doesNotMatch(first.body, /top__search/);
  const fitter = (await world.get('/desk', world.fitter)).body;
  assert.match(fitter, /No visit of yours is booked/);
  assert.doesNotMatch(fitter, /top__search|Narrow the list/);
  const refused = await world.get('/desk/search?q=larch', world.fitter);
  assert.equal(refused.status, 403);
  assert.match(refused.body, /href="\/desk" class="govuk-back-link"/);
});

test('today orders by the next deadline, pins the unsafe, and narrows by whatever is chosen', async () => {
  const world = await aWorld(db);
  const made = await aLivelyDay(world);
  const { body } = await world.get('/desk');
  assert.match(body, /Unsafe <span class="band__count">1/);
  const unsafe = await world.reference(made.unsafe);
  assert.ok(body.indexOf(unsafe) < body.indexOf('Open cases by next deadline'));
  const [client] = await world.desk.rows<{ id: string }>(
    "select client_id as id from client where organisation_id = $1 and name = 'Castle Green Developments'",
  );
  const narrowed = (await world.get(`/desk?client=${client?.id}`)).body;
  assert.match(narrowed, new RegExp(await world.reference(made.okafor)));
  assert.doesNotMatch(narrowed, new RegExp(`id="case-${unsafe}"`));
  assert.match((await world.get('/desk?manager=me')).body, /No open case here/);
  assert.match((await world.get('/desk?stage=registration&person=yes')).body, /Show all/);
});
