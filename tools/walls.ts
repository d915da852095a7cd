import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import type { ICruiseOptions, ICruiseResult } from 'dependency-cruiser';

const root = import.meta.dirname.replace(/\/tools$/, '');

// dependency-cruiser reads TypeScript only with a compiler below 7 and, without one, silently reads
// nothing; the project's own compiler is 7. So it is given one of its own.
registerHooks({
  resolve(specifier, context, next) {
    const own =
      context.parentURL?.includes('/node_modules/dependency-cruiser/') && /^typescript(\/|$)/.test(specifier);
    return next(own ? specifier.replace(/^typescript/, 'typescript-for-depcruise') : specifier, context);
  },
});

export type Walls = { breaches: string[]; modules: number; imports: number };

/** Reads every file under `folder` and answers the imports that break a wall, with the wall's own words. */
export async function readWalls(folder: string, under: string[]): Promise<Walls> {
  const { cruise } = await import('dependency-cruiser');
  const { default: extractOptions } = await import('dependency-cruiser/config-utl/extract-depcruise-options');
  const options = (await extractOptions(`${root}/.dependency-cruiser.mjs`)) as ICruiseOptions;
  const { output } = await cruise(under, {
    ...options,
    baseDir: folder,
    ruleSet: options.ruleSet ?? {},
    validate: true,
  });
  const { modules, summary } = output as ICruiseResult;
  const taught = new Map(options.ruleSet?.forbidden?.map(({ name, comment }) => [name, comment]));
  return {
    modules: modules.length,
    imports: modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    breaches: summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} imports ${to}\n    ${taught.get(rule.name) ?? ''}`,
    ),
  };
}

if (import.meta.main) {
  const { breaches, modules, imports } = await readWalls(root, ['src', 'test', 'tools']);
  console.log(`walls: ${imports} imports of ${modules} modules read, ${breaches.length} breaches`);
  for (const breach of breaches) console.log(`  ${breach}`);
  // Nothing read is nothing checked: the compiler is missing.
  process.exitCode = breaches.length === 0 && imports > 50 ? 0 : 1;
  if (imports <= 50)
    console.log(
      `  hardly an import was read in ${relative(process.cwd(), root) || '.'}: TypeScript was not understood`,
    );
}
