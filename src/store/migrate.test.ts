import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreement, type Migration, migrationsFolder, readMigrations } from './migrate.ts';

const file = (number: number, digest = `d${number}`): Migration => ({
  number,
  name: `000${number}-x.sql`,
  sql: '',
  digest,
});

test('files that continue what is recorded agree with it', () => {
  assert.equal(disagreement([file(1), file(2)], [file(1)]), null);
  assert.equal(disagreement([file(1)], []), null);
});

test('a migration changed after it was applied is refused by name', () => {
  assert.match(disagreement([file(1, 'other')], [file(1)]) ?? '', /0001-x\.sql was changed after/);
});

test('a database migrated by a newer Kept is refused', () => {
  assert.match(disagreement([file(1)], [file(1), file(2)]) ?? '', /older than the database/);
});

test('a new migration below an applied one is refused', () => {
  assert.match(
    disagreement([file(1), file(2), file(3)], [file(1), file(3)]) ?? '',
    /0002-x\.sql would be applied after number 3/,
  );
});

test('our own migrations are numbered without gaps from 1', async () => {
  const all = await readMigrations(migrationsFolder);
  assert.deepEqual(
    all.map(({ number }) => number),
    all.map((_, at) => at + 1),
  );
});
