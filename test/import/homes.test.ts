import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import pg from 'pg';
import { importKinds } from '../../src/app/import/kinds.ts';
import type { ImportReport } from '../../src/app/import/report.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const sample = (kind: string) =>
  readFileSync(new URL(`../../rulebook/samples/${kind}.example.csv`, import.meta.url), 'utf8');

async function aDesk() {
  const ground = testGround(db.app, at('2026-11-23 10:00'));
  const organisation = await anOrganisation(db.app);
  const take = async (kind: string, text: string): Promise<ImportReport> => {
    const report = await importKinds.get(kind)?.take(ground, organisation, `${kind}.csv`, text);
    if (report === undefined || 'fault' in report) throw new Error(JSON.stringify(report));
    return report;
  };
  const rows = async <T>(sql: string): Promise<T[]> =>
    inOrganisation(db.app, organisation, async (tx) => (await tx.query(sql, [organisation])).rows as T[]);
  const count = async (table: string): Promise<number> => {
    const [row] = await rows<{ n: number }>(
      `select count(*)::integer as n from ${table} where organisation_id = $1`,
    );
    return row?.n ?? 0;
  };
  return { ground, organisation, take, rows, count };
}

const heading = 'client,client kind,site,area,plot,address,postcode,lives there from,homeowner,e-mail,phone';

test('homes come with their clients, sites and people, and the same file again changes nothing', async () => {
  const { take, count } = await aDesk();
  const first = await take('homes', sample('homes'));
  assert.deepEqual([first.added, first.changed, first.same, first.refused.length], [7, 0, 0, 0]);
  const tables = ['client', 'site', 'home', 'person', 'occupancy', 'contact_point', 'site_key', 'client_key'];
  const counts = await Promise.all(tables.map(count));
  assert.deepEqual(counts.slice(0, 5), [3, 3, 7, 7, 7]);
  const second = await take('homes', sample('homes'));
  assert.deepEqual([second.added, second.changed, second.same, second.refused.length], [0, 0, 7, 0]);
  assert.deepEqual(await Promise.all(tables.map(count)), counts);
});

test('a row that cannot stand is refused with its line and reason, and the others go in', async () => {
  const { take, count } = await aDesk();
  const report = await take(
    'homes',
    [
      heading,
      'Northmoor,house-builder,The Larches,Yorkshire,1,,LS15 8ZZ,,,,',
      'Northmoor,house-builder,The Larches,Yorkshire,,,LS15 8ZZ,,,,',
      'Northmoor,house-builder,The Larches,Yorkshire,2,,LSI5 8ZZ,,,,',
      'Northmoor,builder,The Larches,Yorkshire,3,,,,,,',
      'Northmoor,house-builder,The Larches,Yorkshire,4,,,31/02/2026,Ann,ann@mail.example,',
      'Northmoor,house-builder,The Larches,Yorkshire,5,,,,Ann,no address,01632',
      'Newcomer,,Elm Row,Yorkshire,6,,,,,,',
      'Northmoor,house-builder,The Larches,Yorkshire,1,,,,,,',
      'Northmoor,house-builder,The Larches,Yorkshire,7,,,,,ann@mail.example,',
      'Northmoor,house-builder,The Larches,Yorkshire,8,,,,,,,too,many',
    ].join('\n'),
  );
  assert.equal(report.added, 1);
  assert.deepEqual(
    report.refused.map(({ line }) => line),
    [3, 4, 5, 6, 7, 8, 9, 10, 11],
  );
  const why = report.refused.map((row) => row.why);
  assert.match(why[0] ?? '', /"plot" nor "address"/);
  assert.match(why[1] ?? '', /Is LS15 8ZZ meant/);
  assert.match(why[2] ?? '', /"client kind" must be one of/);
  assert.match(why[3] ?? '', /"lives there from" is no date/);
  assert.match(why[4] ?? '', /"e-mail" is no address.*"phone" cannot be rung/);
  assert.match(why[5] ?? '', /"Newcomer" is new: give its "client kind"/);
  assert.match(why[6] ?? '', /in line 2 already/);
  assert.match(why[7] ?? '', /no "homeowner"/);
  assert.match(why[8] ?? '', /13 cells/);
  assert.deepEqual([await count('client'), await count('home')], [1, 1]);
});

test('a file with an unknown or missing column is refused as a whole', async () => {
  const { ground, organisation, count } = await aDesk();
  for (const text of [
    'client,site,plott\nA,B,1',
    'client,plot\nA,1',
    'client,site\n',
    '"client,site\nA,B',
    'client,client,site\nA,A,B',
  ]) {
    const report = await importKinds.get('homes')?.take(ground, organisation, 'homes.csv', text);
    assert.ok(report !== undefined && 'fault' in report, text);
  }
  assert.equal(await count('import_run'), 0);
});

test('a home that was sold has new people from that day, and the old ones until the day before', async () => {
  const { take, rows } = await aDesk();
  const row = (from: string, name: string, email: string) =>
    `${heading}\nNorthmoor,house-builder,The Larches,Yorkshire,1,,LS15 8ZZ,${from},${name},${email},`;
  await take('homes', row('2026-01-10', 'Ann Lee', 'ann@mail.example'));
  const refused = await take('homes', row('', 'Bea Moss', 'bea@mail.example'));
  assert.match(refused.refused[0]?.why ?? '', /lives there from/);
  const sold = await take('homes', row('2026-06-01', 'Bea Moss', 'bea@mail.example'));
  assert.equal(sold.changed, 1);
  const people = await rows<{ name: string; from: string; to: string | null }>(
    `select p.name, o.from_date as "from", o.to_date as "to" from occupancy o join person p on p.organisation_id = $1 and p.person_id = o.person_id
      where o.organisation_id = $1 order by o.from_date`,
  );
  assert.deepEqual(people, [
    { name: 'Ann Lee', from: '2026-01-10', to: '2026-05-31' },
    { name: 'Bea Moss', from: '2026-06-01', to: null },
  ]);
  const again = await take('homes', row('2026-06-01', 'Bea Moss', 'bea@mail.example'));
  assert.equal(again.same, 1);
});

test('a new address of the same person replaces the old one, which is kept as history', async () => {
  const { take, rows } = await aDesk();
  const row = (email: string) =>
    `${heading}\nNorthmoor,house-builder,The Larches,Yorkshire,1,,LS15 8ZZ,,Ann Lee,${email},`;
  await take('homes', row('ann@old.example'));
  const report = await take('homes', row('ann@new.example'));
  assert.equal(report.changed, 1);
  const points = await rows<{ value: string; ended: boolean }>(
    'select value, ended_at is not null as ended from contact_point where organisation_id = $1 order by value',
  );
  assert.deepEqual(points, [
    { value: 'ann@new.example', ended: false },
    { value: 'ann@old.example', ended: true },
  ]);
});

test('plots are re-numbered to postal addresses without becoming other homes', async () => {
  const { take, count } = await aDesk();
  await take('homes', `${heading}\nNorthmoor,house-builder,The Larches,Yorkshire,41,,LS15 8ZZ,,,,`);
  const report = await take(
    'homes',
    `${heading}\nNorthmoor,house-builder,The Larches,Yorkshire,Plot 41,"7 Larch Cl, Leeds",LS15 8ZZ,,,,`,
  );
  assert.deepEqual([report.changed, report.refused.length], [1, 0]);
  const byAddress = await take(
    'homes',
    `${heading}\nNorthmoor,house-builder,The Larches,Yorkshire,,"7 Larch Close, Leeds",LS15 8ZZ,,,,`,
  );
  assert.equal(byAddress.refused.length, 0);
  assert.equal(await count('home'), 1);
});

test('quoted line breaks keep the lines of the report right', async () => {
  const { take } = await aDesk();
  const report = await take(
    'homes',
    `${heading}\nNorthmoor,house-builder,The Larches,Yorkshire,1,"7 Larch Close\nLeeds",LS15 8ZZ,,,,\nNorthmoor,house-builder,The Larches,Yorkshire,,,,,,,`,
  );
  assert.deepEqual(
    report.refused.map(({ line }) => line),
    [4],
  );
});

test('every sample can be imported, in the order of docs/import.md, twice', async () => {
  const { take } = await aDesk();
  for (const kind of importKinds.keys()) {
    const first = await take(kind, sample(kind));
    assert.deepEqual(first.refused, [], kind);
    assert.ok(first.added > 0, kind);
    const second = await take(kind, sample(kind));
    assert.deepEqual([second.added, second.changed, second.refused.length], [0, 0, 0], kind);
  }
});

test('a new named contact ends the one before; what overlaps otherwise is refused', async () => {
  const { take, rows } = await aDesk();
  for (const kind of ['staff', 'homes']) await take(kind, sample(kind));
  const line = (who: string, from: string) =>
    `client,site,staff e-mail,from\nNorthmoor Homes,,${who}@care.example,${from}`;
  await take('named-contacts', line('priya.nair', '2026-01-05'));
  await take('named-contacts', line('colm.daly', '2026-06-01'));
  const refused = await take('named-contacts', line('dan.whitlock', '2026-03-01'));
  assert.equal(refused.refused.length, 1);
  const spans = await rows<{ from: string; to: string | null }>(
    'select from_date as "from", to_date as "to" from named_contact where organisation_id = $1 order by 1',
  );
  assert.deepEqual(spans, [
    { from: '2026-01-05', to: '2026-05-31' },
    { from: '2026-06-01', to: null },
  ]);
});

function importing(organisation: string): ChildProcess {
  return spawn(
    process.execPath,
    [new URL('./importing.ts', import.meta.url).pathname, db.appUrl, organisation],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
}

test('an import killed half-way leaves nothing half-imported, and goes through when it is started again', async () => {
  const { organisation, count } = await aDesk();
  const gate = new pg.Client({ connectionString: db.ownerUrl });
  await gate.connect();
  await gate.query('begin; lock table import_run in access exclusive mode');
  const child = importing(organisation);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let looks = 0, waiting = 0; waiting === 0; looks += 1) {
    assert.ok(looks < 2_000, 'the import never came to its end');
    const { rows } = await gate.query<{ n: number }>(
      `select count(*)::integer as n, pg_sleep(0.01)::text from pg_locks where not granted and relation = 'import_run'::regclass`,
    );
    waiting = rows[0]?.n ?? 0;
  }
  child.kill('SIGKILL');
  await ended;
  await gate.query('rollback');
  await gate.end();
  for (const table of ['client', 'site', 'home', 'person', 'occupancy', 'contact_point'])
    assert.equal(await count(table), 0, table);
  const again = importing(organisation);
  assert.equal(await new Promise((resolve) => again.once('exit', resolve)), 0);
  assert.equal(await count('home'), 7);
});
