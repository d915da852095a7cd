import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../tools/step.ts';
import { readWalls } from '../../tools/walls.ts';

const house = await mkdtemp(join(tmpdir(), 'kept-walls-'));
after(() => rm(house, { recursive: true }));

async function plant(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), text);
}

await cp(join(root, 'tsconfig.json'), join(house, 'tsconfig.json'));
await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
await cp(join(root, 'package.json'), join(house, 'package.json'));
const value = 'export const value = 1;\n';
const takes = (from: string) => `import { value } from '${from}';\nexport const other = value;\n`;
for (const path of [
  'domain/case/a',
  'store/a',
  'store/reads/a',
  'app/a',
  'web/a',
  'worker/a',
  'channels/sms/a',
  'main/a',
]) {
  await plant(`src/${path}.ts`, value);
}

const breaches: [string, string, string][] = [
  ['time-stands-alone', 'src/domain/time/b.ts', '../case/a.ts'],
  ['domain-imports-domain', 'src/domain/case/b.ts', '../../store/a.ts'],
  ['domain-has-no-platform', 'src/domain/case/c.ts', 'node:fs'],
  ['domain-has-no-platform', 'src/domain/case/d.ts', 'zod'],
  ['store-imports-domain-types', 'src/store/b.ts', '../app/a.ts'],
  ['channels-import-their-port', 'src/channels/email/b.ts', '../sms/a.ts'],
  ['app-imports-domain-and-store', 'src/app/b.ts', '../channels/sms/a.ts'],
  ['web-imports-app-and-reads', 'src/web/b.ts', '../channels/sms/a.ts'],
  ['web-does-not-write', 'src/web/c.ts', '../store/a.ts'],
  ['web-takes-types-of-the-domain', 'src/web/d.ts', '../domain/case/a.ts'],
  ['worker-imports-app', 'src/worker/b.ts', '../store/a.ts'],
  ['nothing-imports-main', 'src/app/c.ts', '../main/a.ts'],
  ['src-stands-without-dev-packages', 'src/app/d.ts', 'fast-check'],
  ['every-import-is-found', 'src/app/e.ts', './nowhere.ts'],
];
for (const [, path, from] of breaches) await plant(path, takes(from));
// An import of a type alone is erased before it runs, and is an import all the same.
await plant(
  'src/domain/time/types-too.ts',
  `import type { Thing } from '../case/thing.ts';\nexport type Other = Thing;\n`,
);
await plant('src/domain/case/thing.ts', 'export type Thing = string;\n');
await plant(
  'src/app/round.ts',
  `import { round } from './about.ts';\nexport const about = (): unknown => round;\n`,
);
await plant(
  'src/app/about.ts',
  `import { about } from './round.ts';\nexport const round = (): unknown => about;\n`,
);
await plant('src/web/right.ts', takes('../store/reads/a.ts'));

const found = (await readWalls(house, ['src'])).breaches;

for (const [rule, path, from] of breaches) {
  test(`a wall stands: ${path} may not import ${from}`, () => {
    assert.ok(
      found.some((breach) => breach.startsWith(`${rule}: ${path} `)),
      found.join('\n'),
    );
  });
}

test('an import of a type is seen', () => {
  assert.ok(found.some((breach) => breach.startsWith('time-stands-alone: src/domain/time/types-too.ts')));
});

test('two files that import each other are seen', () => {
  assert.ok(found.some((breach) => breach.startsWith('no-circle: ')));
});

test('what is allowed is not called a breach', () => {
  assert.ok(!found.some((breach) => breach.includes('right.ts')));
});
