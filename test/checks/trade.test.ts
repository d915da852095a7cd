import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/step.ts';

const trade =
  /\b(kitchen|door|drawer|worktop|plinth|hinge|cabinet|cupboard|cornice|splashback|wardrobe|larder|wall unit|base unit)s?\b/i;

/** The code of a file, without what its comments say; a door at which somebody stands is no product. */
const codeOf = (text: string): string[] =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\bat the door\b/gi, '')
    .split('\n');

const found = (text: string): number[] =>
  codeOf(text).flatMap((line, n) => (trade.test(line) ? [n + 1] : []));

test('the code knows no trade: what a maker of anything says stands in the rulebook', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  assert.ok(files.length > 300);
  const faults = files.flatMap((file) =>
    found(readFileSync(join(root, 'src', file), 'utf8')).map((line) => `src/${file}:${line}`),
  );
  assert.deepEqual(faults, []);
});

test('a word of the trade in an identifier or a string is found, and one in a comment is not', () => {
  assert.deepEqual(found("const a = 1;\nconst words = 'The drawer sticks';"), [2]);
  assert.deepEqual(found('/** A door. */\nconst b = 2; // see below\n// a hinge\n'), []);
  assert.deepEqual(found("const title = 'Sign at the door';"), []);
});
