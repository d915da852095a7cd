import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onceEach } from './once-each.ts';

test('each thing is asked once, in whatever order it is asked for', () => {
  const asked: string[] = [];
  const lengthOf = onceEach(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name === 'nothing' ? undefined : name.length;
  });
  const [one, three, nothing] = [{ name: 'a' }, { name: 'abc' }, { name: 'nothing' }];
  const answers = [one, one, three, one, nothing, nothing, three, { name: 'a' }].map(lengthOf);
  assert.deepEqual(answers, [1, 1, 3, 1, undefined, undefined, 3, 1]);
  assert.deepEqual(asked, ['a', 'abc', 'nothing', 'a']);
});
