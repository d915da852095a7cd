import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { house, people } from '../kit/house.ts';
import { hold, noPostgresIn } from './holding.ts';

// All before the first test: what waits between tests lets the runner think that it has seen the last.
const houses = await Promise.all(people().map(async (person) => ({ person, folder: await house(person) })));

for (const { person, folder } of houses) {
  test(`${person.name} migrates from any folder, with no home, in a folder only they may enter`, async () => {
    const environment = { PATH: '/usr/sbin:/usr/bin:/bin', HOME: '/nonexistent' };
    const as = { cwd: '/', uid: person.uid, gid: person.gid, env: environment, encoding: 'utf8' } as const;
    const first = spawnSync('sh', [join(folder, 'bin/kept'), 'migrate', '--json'], as);
    assert.equal(first.status, 0, first.stderr);
    assert.ok((JSON.parse(first.stdout) as { applied: string[] }).applied.length > 0);
    const second = spawnSync('sh', [join(folder, 'bin/kept'), 'migrate'], as);
    assert.equal(second.stdout, 'The database is up to date.\n', second.stderr);
    const data = join(folder, '.kept');
    await noPostgresIn(data);
    assert.equal((await stat(data)).mode & 0o777, 0o700);
    assert.equal((await stat(join(data, 'postgres.json'))).mode & 0o777, 0o600);
    assert.ok(!(await readdir(data)).includes('running.json'));
  });

  test(`${person.name} is told when Kept already runs on the same data, and can stop it`, async () => {
    const data = join(folder, '.kept');
    const first = await hold(folder, data, person);
    const second = await hold(folder, data, person);
    assert.match(
      second.answer.refused ?? '',
      /already running on .*\(process \d+, http:\/\/localhost:4000\)/,
    );
    assert.equal(await second.ended, 1);
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    await noPostgresIn(data);
  });

  test(`the PostgreSQL of ${person.name} keeps what it acknowledges, and asks for a password`, async () => {
    const data = join(folder, '.kept');
    const held = await hold(folder, data, person);
    assert.ok(held.answer.refused === undefined);
    const client = new pg.Client({ connectionString: held.answer.appUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name = any($1) order by name`,
      [
        [
          'data_checksums',
          'fsync',
          'full_page_writes',
          'listen_addresses',
          'server_encoding',
          'synchronous_commit',
        ],
      ],
    );
    assert.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), {
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
    });
    await client.end();
    const stranger = new URL(held.answer.appUrl);
    stranger.password = 'guessed';
    const refused = new pg.Client({ connectionString: stranger.href });
    await assert.rejects(refused.connect(), /password authentication failed/);
    held.child.kill('SIGTERM');
    await held.ended;
  });
}

const [root, ordinary] = houses;
if (root !== undefined && ordinary !== undefined) {
  test('root is sent away from the data of an ordinary user, whom it would lock out', async () => {
    const data = join(ordinary.folder, '.kept');
    const held = await hold(ordinary.folder, data, root.person);
    assert.match(held.answer.refused ?? '', /belongs to another user \(number 65534\)/);
    await held.ended;
  });
}
