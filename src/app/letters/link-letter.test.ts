import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fillLetter, linkLetter, readLetters } from '../../domain/standards/letters.ts';
import { withLinkLetter } from './link-letter.ts';

const folder = new URL('../../../rulebook/letters/', import.meta.url);
const slots = {
  reference: 'CQ-10001',
  'named contact': 'Priya Nair',
  phone: '01632 960 100',
  organisation: 'Alder & Finch Kitchens',
  client: 'Northmoor Homes',
  home: '7 Larch Way',
  link: 'https://desk.example/c/token',
  received: 'Monday 23 November',
  greeting: 'Dear Mrs Patel,',
} as const;

const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

for (const file of files)
  test(`the link stands once in its letter, whatever frame ${file} puts around it`, () => {
    const read = readLetters(readFileSync(new URL(file, folder), 'utf8'), file);
    assert.ok('letters' in read);
    for (const role of ['homeowner', 'client'] as const) {
      const filled = fillLetter(withLinkLetter(read.letters, role), linkLetter, role, slots);
      assert.ok('text' in filled, JSON.stringify(filled));
      assert.equal(filled.text.split(slots.link).length, 2, filled.text);
      assert.match(filled.text, /It works for 90 days and is only for you/);
      assert.match(filled.subject, /Your link/);
    }
  });

test('a file that words this letter itself is followed', () => {
  const read = readLetters(
    readFileSync(new URL('after-care.1.en.yaml', folder), 'utf8').replace(
      '- letter: acknowledgement',
      `- letter: ${linkLetter}`,
    ),
    'own.yaml',
  );
  assert.ok('letters' in read);
  assert.equal(withLinkLetter(read.letters, 'homeowner'), read.letters);
});
