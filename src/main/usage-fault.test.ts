import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { usageFault } from './usage-fault.ts';

const asked = (...args: string[]): string | null => {
  try {
    parseArgs({ args, options: { json: { type: 'boolean' }, html: { type: 'string' } } });
    return 'nothing wrong';
  } catch (error) {
    return usageFault(error);
  }
};

test('what is wrong with the options is said without the words of the library', () => {
  assert.equal(asked('--jsn'), 'there is no option --jsn here.');
  assert.equal(asked('-x'), 'there is no option -x here.');
  assert.equal(asked('file'), '"file" is one word too many.');
  assert.equal(asked('--json=yes'), '--json takes no value.');
  assert.match(asked('--html') ?? '', /^--html needs a value/);
  assert.equal(
    asked('--html', '--json'),
    '--html needs a value; one that begins with a dash is written --html=-VALUE.',
  );
  assert.equal(usageFault(new Error('another')), null);
});
