import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import pg from 'pg';
import { namedPostmaster } from '../../src/main/postgres/leftover.ts';
import { birthOf } from '../../src/main/process.ts';
import { house, people } from '../kit/house.ts';
import { type Held, hold, noPostgresIn } from './holding.ts';

const person = people()[0] ?? assert.fail('nobody to be');
const folder = await house(person);
const data = join(folder, '.kept');
const cluster = join(data, 'postgres/data');

const start = () => hold(folder, data, person);

async function query(held: Held, sql: string): Promise<unknown[]> {
  assert.ok(held.answer.refused === undefined);
  const client = new pg.Client({ connectionString: held.answer.ownerUrl });
  await client.connect();
  client.on('error', () => {});
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

async function stop(held: Held): Promise<void> {
  held.child.kill('SIGTERM');
  assert.equal(await held.ended, 0);
  await noPostgresIn(data);
}

/** The shells between Kept and PostgreSQL: they work in the same folder and session as the postmaster. */
async function watchers(session: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found: number[] = [];
  for (const pid of pids) {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [comm, rest] = [
      line.slice(line.indexOf('(') + 1, line.lastIndexOf(')')),
      line.slice(line.lastIndexOf(')') + 2),
    ];
    if (rest.split(' ')[3] === String(session) && comm !== 'postgres') found.push(pid);
  }
  return found;
}

async function sessionOf(pid: number): Promise<number> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8');
  return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[3]);
}

let rows = 0;

beforeEach(async () => {
  const held = await start();
  await query(held, 'create table if not exists kept_row (n integer primary key)');
  await query(held, `insert into kept_row values (${rows})`);
  rows += 1;
  await stop(held);
});

async function startsAgain(): Promise<string[]> {
  const held = await start();
  assert.deepEqual(await query(held, 'select count(*)::int as n from kept_row'), [{ n: rows }]);
  await stop(held);
  return held.answer.refused === undefined ? held.answer.said : [];
}

test('when Kept is killed, PostgreSQL ends by itself, and the next start has everything', async () => {
  const held = await start();
  held.child.kill('SIGKILL');
  await held.ended;
  await noPostgresIn(data);
  await startsAgain();
});

test('a start right after the kill waits for the PostgreSQL that is still ending', async () => {
  const held = await start();
  held.child.kill('SIGKILL');
  await held.ended;
  await startsAgain();
});

test('when what watches over PostgreSQL is killed too, the next start finds it, stops it and says so', async () => {
  const held = await start();
  const postmaster = (await namedPostmaster(cluster))?.pid ?? 0;
  // All held still first: Kept hears of its shell's death and ends, and then the rest of them stop PostgreSQL in time.
  held.child.kill('SIGSTOP');
  const pids = await watchers(await sessionOf(postmaster));
  for (const signal of ['SIGSTOP', 'SIGKILL'] as const) for (const pid of pids) process.kill(pid, signal);
  held.child.kill('SIGKILL');
  await held.ended;
  assert.notEqual(await birthOf(postmaster), null);
  const said = await startsAgain();
  assert.match(said.join(), new RegExp(`had not been stopped was still there \\(process ${postmaster}\\)`));
  assert.equal(await birthOf(postmaster), null);
});

test('when PostgreSQL is killed, Kept hears of it, and the next start recovers what was committed', async () => {
  const held = await start();
  await query(held, `insert into kept_row values (${rows})`);
  rows += 1;
  process.kill((await namedPostmaster(cluster))?.pid ?? 0, 'SIGKILL');
  assert.equal(await held.ended, 0);
  const said = await startsAgain();
  assert.match(said.join(), /recovers what it had committed|was still there/);
});

test('a pid file that names a process that is none of ours stops nobody', async () => {
  await writeFile(join(cluster, 'postmaster.pid'), `${process.pid}\n/proc/self/cwd\n1\n5432\n\n127.0.0.1\n`);
  await startsAgain();
});

test('a start killed while it made the data leaves nothing that the next one stumbles over', async () => {
  const young = join(folder, 'young');
  await mkdir(join(young, 'postgres/data.new/base'), { recursive: true });
  const held = await hold(folder, young, person);
  assert.equal(held.answer.refused, undefined);
  held.child.kill('SIGTERM');
  await held.ended;
});

test('data of another PostgreSQL is refused with the two commands to run, and left as it was', async () => {
  const version = join(cluster, 'PG_VERSION');
  const before = await readFile(version, 'utf8');
  await writeFile(version, '16\n');
  const files = await readdir(cluster);
  const held = await start();
  assert.match(
    held.answer.refused ?? '',
    /was written by PostgreSQL 16; this Kept brings PostgreSQL 18\. Nothing was changed/,
  );
  const commands = (held.answer.refused ?? '').split('\n').filter((line) => line.startsWith('  '));
  assert.equal(commands.length, 2);
  assert.match(commands.join('\n'), /initdb .*\n.*pg_upgrade /);
  assert.equal(await held.ended, 1);
  assert.deepEqual(await readdir(cluster), files);
  await writeFile(version, before);
  await startsAgain();
});

test('a folder that holds something else is refused, and not touched', async () => {
  const other = join(folder, 'other');
  await mkdir(join(other, 'postgres/data'), { recursive: true });
  const held = await hold(folder, other, person);
  assert.match(held.answer.refused ?? '', /is not a PostgreSQL data folder/);
  await held.ended;
});
