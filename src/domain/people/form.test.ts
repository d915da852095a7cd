import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankForm, readForm } from './form.ts';

test('the form that was sent can be read when it comes back filled in', () => {
  const filled = blankForm()
    .split('\n')
    .map((line, at) => `> ${line} answer ${at}`)
    .join('\n');
  const read = readForm(filled);
  assert.equal(read?.client, 'answer 0');
  assert.equal(Object.keys(read ?? {}).length, blankForm().split('\n').length);
});

test('headings are read tolerantly, and answers over several lines', () => {
  const read = readForm(
    'Site: The Larches\nPLOT NO = 41\nHomeowner : Mr Doe\nphone: n/a\nWhat is wrong:\n1. door chipped\n2. runner missing\n\nand a panel',
  );
  assert.deepEqual(read, {
    site: 'The Larches',
    plot: '41',
    homeowner: 'Mr Doe',
    fault: '1. door chipped\n2. runner missing\nand a panel',
  });
});

test('a letter with a colon in it is no form', () => {
  assert.equal(readForm('Hello: the door is chipped.\nSite: The Larches'), null);
});
