import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { holidayFeed } from './feed.ts';

const shipped = join(import.meta.dirname, '../../rulebook/calendars/bank-holidays.json');
const body = await readFile(shipped);
const server = createServer((request, answer) => {
  if (request.url === '/bank-holidays.json') return answer.end(body);
  if (request.url === '/large') return answer.end(Buffer.alloc(6_000_000, ' '));
  answer.statusCode = 404;
  return answer.end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const address = server.address();
const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

test('a feed is read from a file and from an address alike', async () => {
  const fetched = await holidayFeed(`${base}/bank-holidays.json`);
  assert.deepEqual(fetched, await holidayFeed(shipped));
  assert.ok('scotland' in fetched);
});

test('what is not there, too large, no JSON or not to be reached is refused in plain words', async () => {
  const told = async (from: string) => JSON.stringify(await holidayFeed(from));
  assert.match(await told(`${base}/none`), /answered 404/);
  assert.match(await told(`${base}/large`), /larger than 5 MB/);
  assert.match(await told(import.meta.filename), /feed\.test\.ts.* this is no JSON; name a file/);
  assert.match(await told('http://127.0.0.1:1/'), /cannot be fetched: /);
  assert.match(await told('http://nobody.invalid/'), /cannot be fetched: no such name is known/);
  assert.match(await told('/nowhere/feed.json'), /cannot be read: there is no such file/);
});
