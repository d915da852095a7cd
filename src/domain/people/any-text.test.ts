import { test } from 'node:test';
import fc from 'fast-check';
import { placeMentions } from '../places/mentions.ts';
import { phonesIn } from './contact-key.ts';
import { readForm } from './form.ts';
import { namedHomeowner } from './named-homeowner.ts';
import { ownReferences } from './own-references.ts';
import { recognise } from './recognise.ts';
import { splitItems } from './split-items.ts';
import { wishesIn } from './wishes.ts';

const phrases = { danger: ['leak'], thanks: ['thanks'], enquiry: ['who covers'], form: ['form'] };
const pieces = fc.constantFrom(
  'plot 4',
  'plots 1, 2 and 3',
  'LS15 8ZZ',
  'no 7',
  'PO 778',
  'Mrs Patel',
  'also',
  'and the',
  '- ',
  ':',
  '\n',
  '> ',
  '0770',
  '@',
  '…',
  '\u0000',
  '𝒜',
  ' ',
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
);

test('whatever is written, it is read without a fault and within bounds', () => {
  fc.assert(
    fc.property(text, (words) => {
      const mentions = placeMentions(words);
      const items = splitItems(words);
      recognise(words, phrases);
      ownReferences(words);
      namedHomeowner(words, 'a@b.example', []);
      readForm(words);
      phonesIn(words);
      wishesIn(words);
      return mentions.plots.length <= 60 && items.length <= 20 && items.every((item) => item.isWellFormed());
    }),
  );
});

test('a megabyte of one repeated piece is read as quickly as it is bounded', () => {
  for (const piece of ['plot 1, ', 'a ', '1', ' \n', 'Mr ', 'po ', '7 high ', 'x@', ': ', 'A1 ', '0 ']) {
    const words = piece.repeat(Math.ceil(1_000_000 / piece.length));
    placeMentions(words);
    splitItems(words);
    recognise(words, phrases);
    ownReferences(words);
    namedHomeowner(words, 'a@b.example', []);
    readForm(words);
    wishesIn(words);
  }
});
