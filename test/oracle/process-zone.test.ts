import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const answersUnder = async (zone: string): Promise<string> => {
  const script = new URL('./answers.ts', import.meta.url).pathname;
  const options = { env: { ...process.env, TZ: zone }, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)(process.execPath, [script], options)).stdout;
};

test('whatever time zone the process runs in, the answers are the same bytes', async () => {
  const here = await answersUnder('UTC');
  assert.ok(here.split('\n').length > 1500);
  assert.match(here, /"result":\{"due":/);
  assert.ok(!here.includes('"error":"op'));
  for (const zone of ['Asia/Tokyo', 'America/Los_Angeles'])
    assert.equal(await answersUnder(zone), here, zone);
});
