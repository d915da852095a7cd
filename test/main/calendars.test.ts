import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { command } from '../../src/main/commands/calendars.ts';
import { database } from '../kit/database.ts';
import { publishShipped, shippedFeed, testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const ground = testGround(db.app, Date.now());
await publishShipped(ground, organisation);
const folder = await mkdtemp(join(tmpdir(), 'kept-calendars-'));
after(() => rm(folder, { recursive: true }));
await writeFile(join(folder, 'desk'), 'real');

let typed: string | null = null;

async function kept(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    // A terminal at which a person types, or none.
    input: Object.assign(Readable.from(typed === null ? [] : [`${typed}\n`]), { isTTY: typed !== null }),
    environment: {
      KEPT_DATA: folder,
      KEPT_DATABASE_URL: db.appUrl,
      KEPT_SECRET: 'a secret for tests that is long enough',
      KEPT_PUBLIC_URL: 'http://localhost:4000',
    },
  };
  const code = await command.run(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const feed = shippedFeed();
const wales = feed['england-and-wales'];
const file = join(folder, 'feed.json');
const day = { title: 'A day of thanks', date: '2028-12-29', notes: '', bunting: true };
await writeFile(
  file,
  JSON.stringify({ ...feed, 'england-and-wales': { ...wales, events: [...wales.events, day] } }),
);

test('an update says what it would do and does nothing until it is confirmed', async () => {
  const { code, out, err } = await kept('update', file);
  assert.equal(code, 1);
  assert.match(out, /2028-12-29 closed \(A day of thanks\)/);
  assert.match(out, /0 open cases looked at/);
  assert.match(err, /Nothing was changed: say --yes/);
  assert.match((await kept('update', file)).out, /2028-12-29 closed/);
});

test('at a terminal it asks, and anything but yes is a no', async () => {
  typed = 'no';
  const { code, err } = await kept('update', file);
  typed = null;
  assert.deepEqual([code, err], [1, 'Nothing was changed.']);
});

test('confirmed it makes a new edition, and run again it finds nothing to do', async () => {
  const done = await kept('update', file, '--yes', '--json');
  assert.equal(done.code, 0);
  const told = JSON.parse(done.out);
  assert.deepEqual(told.done, { followed: 0, staying: [], putOff: 0, letters: 0, more: false });
  assert.equal(told.days[0].days[0].date, '2028-12-29');
  const again = await kept('update', file);
  assert.deepEqual(
    [again.code, again.out],
    [0, 'Nothing to do: every calendar has these holidays already, and every open case counts by it.'],
  );
});

test('a feed that is none, a file that is not there and a question half asked are told in plain words', async () => {
  const odd = join(folder, 'odd.json');
  await writeFile(odd, '{"england-and-wales": {"events": [{"title": "", "date": "2026-02-30"}]}}');
  const { code, err } = await kept('update', odd);
  assert.equal(code, 1);
  assert.match(err, /england-and-wales\.events\[0\]\.date: no such date/);
  assert.match(
    (await kept('update', join(folder, 'none.json'))).err,
    /none\.json cannot be read: there is no such file/,
  );
  assert.equal((await kept('update')).code, 2);
});

test('yes at a terminal does it', async () => {
  const later = join(folder, 'later.json');
  const moved = { ...day, date: '2028-12-28' };
  await writeFile(
    later,
    JSON.stringify({ ...feed, 'england-and-wales': { ...wales, events: [...wales.events, moved] } }),
  );
  typed = 'Yes';
  const { code, out } = await kept('update', later);
  typed = null;
  assert.equal(code, 0);
  assert.match(out, /2028-12-28 closed[\s\S]*2028-12-29 open again[\s\S]*Done: 0 cases follow/);
});
