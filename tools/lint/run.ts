import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acrossOrganisations, catalogue } from '../../src/store/catalogue.ts';
import { migrationsFolder, readMigrations } from '../../src/store/migrate.ts';
import { root } from '../step.ts';
import { lintMigrations } from './migrations.ts';
import { lintStatements, type Source } from './organisation.ts';

/** SQL is looked for in all of src, since a statement outside the store must be found too. */
export async function sourcesOf(folder: string): Promise<Source[]> {
  const names = (await readdir(join(folder, 'src'), { recursive: true }))
    .map((name) => `src/${name}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  return Promise.all(names.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

const sources = await sourcesOf(root);
const outside = sources
  .filter(({ path }) => !path.startsWith('src/store/') && !path.startsWith('src/main/postgres/'))
  .filter(({ text }) =>
    /\binsert into [a-z_]+\s*\(|\bselect [\s\S]{1,200}? from [a-z_]+\s+where\b/.test(text),
  )
  .map(({ path }) => `${path}: SQL stands in src/store`);
const faults = [
  ...lintMigrations(await readMigrations(migrationsFolder)),
  ...lintStatements(
    sources.filter(({ path }) => path.startsWith('src/store/')),
    catalogue,
    acrossOrganisations,
  ),
  ...outside,
];
for (const fault of faults) console.log(`  ${fault}`);
console.log(`migrations and SQL: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
