import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acrossOrganisations, catalogue } from '../../src/store/catalogue.ts';
import { migrationsFolder, readMigrations } from '../../src/store/migrate.ts';
import { root } from '../step.ts';
import { lintHouse } from './house.ts';
import { lintMigrations } from './migrations.ts';
import { lintStatements, type Source } from './organisation.ts';
import { statementsIn } from './statements.ts';

/** They quote what they look for. */
const lintItself = ['tools/lint/house.ts', 'test/checks/lint.test.ts'];

async function sourcesOf(folder: string): Promise<Source[]> {
  const entries = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  const paths = entries.map((name) => `${folder}/${name}`).filter((name) => name.endsWith('.ts'));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

const all = (await Promise.all(['src', 'test', 'tools', 'bench'].map(sourcesOf))).flat();
const running = all.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts'));
const inStore = (path: string) => path.startsWith('src/store/');
const faults = [
  ...lintHouse(all.filter(({ path }) => !lintItself.includes(path))),
  ...lintMigrations(await readMigrations(migrationsFolder)),
  ...lintStatements(
    running.filter(({ path }) => inStore(path)),
    catalogue,
    acrossOrganisations,
  ),
  // The roles and the database itself are made from main; everything else that is SQL stands in the store.
  ...running
    .filter(({ path }) => !inStore(path) && !path.startsWith('src/main/postgres/'))
    .flatMap(({ path, text }) => statementsIn(path, text).map(({ line }) => ({ path, line })))
    .map(({ path, line }) => `${path}:${line}: SQL stands in src/store`),
];
for (const fault of faults) console.log(`  ${fault}`);
console.log(`house rules, migrations and SQL: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
