import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { explainStandard } from './explain.ts';
import { isFor, ORGANISATION_KINDS, type OrganisationKind, packsFor } from './pack.ts';
import { readStandard } from './read.ts';
import type { Standard } from './standard.ts';

const folder = new URL('../../../rulebook/packs/', import.meta.url);

const packs: readonly Standard[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const read = readStandard(readFileSync(new URL(name, folder), 'utf8'), name);
    assert.ok('standard' in read, JSON.stringify(read));
    return read.standard;
  });

const NEEDED: Readonly<Record<OrganisationKind, readonly string[]>> = {
  'housing association': [
    'complaint',
    'data-protection-complaint',
    'hazard',
    'legal-claim',
    'member-enquiry',
    'subject-access',
  ],
  council: [
    'complaint',
    'data-protection-complaint',
    'environmental-information',
    'freedom-of-information',
    'hazard',
    'legal-claim',
    'member-enquiry',
    'right-to-repair',
    'subject-access',
  ],
  ALMO: [
    'complaint',
    'data-protection-complaint',
    'environmental-information',
    'freedom-of-information',
    'hazard',
    'legal-claim',
    'member-enquiry',
    'right-to-repair',
    'subject-access',
  ],
  developer: ['data-protection-complaint', 'new-homes-complaint', 'subject-access'],
  builder: ['data-protection-complaint', 'new-homes-complaint', 'subject-access'],
  maker: ['data-protection-complaint', 'subject-access'],
};

for (const kind of ORGANISATION_KINDS)
  test(`an organisation of the kind ${kind} needs its rule packs and no others`, () => {
    assert.deepEqual(
      packsFor(kind, packs)
        .map((pack) => pack.name)
        .sort(),
      NEEDED[kind],
    );
  });

test('a standard that names no kind of organisation is for any, and is no pack', () => {
  const any = { ...packs[0], appliesTo: [] } as unknown as Standard;
  assert.ok(ORGANISATION_KINDS.every((kind) => isFor(any, kind)));
  const { pack: _, ...own } = any;
  assert.deepEqual(packsFor('maker', [own]), []);
});

test('every pack says which law or code it is from, where it holds and when it was checked, and its page says so', () => {
  for (const standard of packs) {
    const page = explainStandard(standard);
    assert.ok(standard.pack, standard.name);
    assert.match(page, /Set by: .*published as “/);
    assert.match(page, /Holds in: /);
    assert.match(page, new RegExp(`Last checked: ${standard.pack.checked}`));
  }
});

test('a figure that is not certain says so wherever the page shows it', () => {
  const unsure = packs.flatMap((pack) =>
    pack.promises.filter((promise) => promise.status === 'unconfirmed').map((promise) => ({ pack, promise })),
  );
  assert.ok(unsure.length > 0);
  for (const { pack, promise } of unsure) {
    const page = explainStandard(pack);
    assert.match(page, /Not confirmed: /);
    const entry = page.slice(page.indexOf(`${promise.title} [${promise.name}`));
    assert.match(entry.slice(0, entry.indexOf('Kept by')), /unconfirmed: this figure is not certain/);
  }
});

test('what waits do, how much later and which holidays say on the page that they are not certain', () => {
  const page = (name: string): string =>
    explainStandard(packs.find((pack) => pack.name === name) as Standard);
  assert.match(page('freedom-of-information'), /That wait: .*unconfirmed: this figure is not certain/);
  assert.match(page('environmental-information'), /Later by at most: 20 .*unconfirmed: this figure/);
  assert.match(page('complaint'), /Not confirmed: which holidays do not count/);
});
