import { checkFiles, testArguments } from './check.ts';
import { step } from './step.ts';

// npm test                     everything: the checks of `npm run check`, then every test
// npm test -- FILE [FILE...]   these test files, with what the whole run shares; options of node --test too
const named = process.argv.slice(2);
const files = named.length > 0 ? named : ['src/**/*.test.ts', 'test/**/*.test.ts'];
const failed = named.length > 0 ? [] : await checkFiles();
if (failed.length > 0) console.log(`failed before the tests: ${failed.join(', ')}`);
const code = await step(process.execPath, testArguments(files, ['--test-global-setup=test/kit/global.ts']));
process.exitCode = failed.length > 0 || code !== 0 ? 1 : 0;
