import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { ORGANISATION_KINDS, packsFor } from '../domain/standards/pack.ts';
import { command as standards } from './commands/standards.ts';
import { shippedPacks, shippedRulebook } from './rulebook.ts';

const rulebook = join(import.meta.dirname, '../../rulebook');

const named = async (...of: Parameters<typeof shippedRulebook>): Promise<string[]> =>
  (await shippedRulebook(...of)).map(({ kind, name, version }) => `${kind} ${name}@${version}`);

test('a maker’s desk is given its own standards, their wording and the nations’ opening hours, and nothing of a landlord’s', async () => {
  assert.deepEqual(await named(), [
    'calendar office-hours-england-and-wales@2026-1',
    'calendar office-hours-northern-ireland@2026-1',
    'calendar office-hours-scotland@2026-1',
    'standard after-care@1',
    'standard enquiry@1',
    'letters after-care.1.en@1',
    'letters enquiry.1.en@1',
  ]);
});

test('a council is given a landlord’s standards, and of the packs it needs those that it chose', async () => {
  const given = await named('council', ['freedom-of-information', 'new-homes-complaint']);
  for (const one of ['standard written@1', 'letters written.1.en@1', 'standard freedom-of-information@1'])
    assert.ok(given.includes(one), one);
  assert.ok(given.includes('calendar office-hours-uk-any@2026-1'));
  assert.ok(!given.some((one) => one.includes('new-homes-complaint') || one.includes('hazard')));
});

test('every pack that is shipped is needed by some kind of organisation', async () => {
  const packs = await shippedPacks();
  const needed = new Set(ORGANISATION_KINDS.flatMap((kind) => packsFor(kind, packs)));
  assert.deepEqual(
    packs.filter((pack) => !needed.has(pack)),
    [],
  );
});

for (const folder of ['standards', 'packs'])
  for (const name of (await readdir(join(rulebook, folder))).filter((file) => file.endsWith('.yaml')))
    test(`${folder}/${name} is checked without an error`, async () => {
      const out: string[] = [];
      const io = {
        out: (line: string) => out.push(line),
        err: (line: string) => out.push(line),
        input: Readable.from([]),
        environment: {},
      };
      assert.equal(await standards.run(['check', join(rulebook, folder, name)], io), 0, out.join('\n'));
    });
