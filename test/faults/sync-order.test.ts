import assert from 'node:assert/strict';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { receiveDelivery } from '../../src/app/intake/receive.ts';
import { type Disk, openFolder } from '../../src/store/files.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { breakingPool } from './breaking-pool.ts';
import { aDesk } from './desk.ts';

const db = await database();
const { ground, organisation, rows } = await aDesk(db.app, at('2026-11-23 10:00'));
const root = await mkdtemp(join(tmpdir(), 'kept-sync-'));
after(() => rm(root, { recursive: true }));

/** A disk that does everything, and notes in which order it was asked. */
function noting(): { disk: Disk; asked: string[] } {
  const asked: string[] = [];
  const short = (path: string) =>
    path === root
      ? 'root'
      : basename(path).replace(/^([0-9a-f]{64})(\..*)?$/, (_, __, draft) => (draft ? 'draft' : 'file'));
  const watched = async (...args: Parameters<typeof open>): ReturnType<typeof open> => {
    const handle = await open(...args);
    const name = short(String(args[0]));
    for (const deed of ['writeFile', 'sync', 'close'] as const) {
      const plain = handle[deed].bind(handle) as (...values: unknown[]) => Promise<never>;
      handle[deed] = (...values: unknown[]) => {
        asked.push(`${deed} ${name}`);
        return plain(...values);
      };
    }
    return handle;
  };
  return {
    asked,
    disk: {
      open: watched,
      rename: async (from, to) => {
        asked.push(`rename ${short(String(from))} to ${short(String(to))}`);
        return rename(from, to);
      },
    },
  };
}

test('a file is written under another name, synced, renamed, and then its folders are synced', async () => {
  const { disk, asked } = noting();
  const sha256 = await openFolder(root, disk).keep(organisation, Buffer.from('a photo'));
  assert.deepEqual(asked, [
    'writeFile draft',
    'sync draft',
    'close draft',
    'rename draft to file',
    `sync ${sha256.slice(0, 2)}`,
    `close ${sha256.slice(0, 2)}`,
    `sync ${organisation}`,
    `close ${organisation}`,
    'sync root',
    'close root',
  ]);
});

test('a large mail is on the disk before any row names it, and its rows are committed before it is answered for', async () => {
  const { disk, asked } = noting();
  const folder = openFolder(root, disk);
  const pool = breakingPool(db.appUrl, (statement) => {
    asked.push(statement.trim().split(/\s+/).slice(0, 3).join(' '));
    return undefined;
  });
  const raw = Buffer.alloc(2 * 1024 * 1024, 'large mail ');
  await receiveDelivery({ ...ground, pool, files: folder }, organisation, {
    channel: 'email',
    mailbox: 'care',
    key: 'large',
    receivedAt: at('2026-11-23 10:00'),
    envelopeFrom: '',
    envelopeTo: ['care@alder-finch.example'],
    raw,
  });
  asked.push('answered');
  await pool.end();
  const order = [
    'sync draft',
    'rename draft to file',
    'sync root',
    'insert into delivery',
    'insert into file',
    'insert into message',
    'commit',
    'answered',
  ];
  const places = order.map((deed) => asked.indexOf(deed));
  assert.ok(!places.includes(-1), asked.join('\n'));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.equal((await rows('select 1 from message where organisation_id = $1')).length, 1);
});

test('a delivery that cannot be saved is not answered for', async () => {
  const full = {
    keep: async () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
    read: async () => null,
  };
  const delivery = {
    channel: 'email' as const,
    mailbox: 'care',
    key: 'full',
    receivedAt: at('2026-11-23 10:00'),
    envelopeFrom: '',
    envelopeTo: [],
    raw: Buffer.alloc(2 * 1024 * 1024),
  };
  await assert.rejects(receiveDelivery({ ...ground, files: full }, organisation, delivery), /no space left/);
  assert.equal(
    (await rows(`select 1 from delivery where organisation_id = $1 and delivery_key = 'full'`)).length,
    0,
  );
});
