import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitItems } from './split-items.ts';

test('a greeting, an address over several lines and a signature are no items', () => {
  const mail = `Hello,

12 Harbour Street
Preston
PR2 2CK

The drawer under the hob wont shut
The end panel is swollen

Kind regards
Joan Gallagher
07700 900100`;
  assert.deepEqual(splitItems(mail), ['The drawer under the hob wont shut', 'The end panel is swollen']);
});

test('an address under the name is none either, without a sign-off', () => {
  const mail = `The tall unit door is chipped.

Joan Gallagher
12 Harbour Street,
Harbour Row
Preston
Tel: 07700 900100
joan@mail.example`;
  assert.deepEqual(splitItems(mail, ['Joan Gallagher', 'Harbour Row']), ['The tall unit door is chipped.']);
});

test('a sentence that only says where they live is left out, one that says more stays', () => {
  assert.deepEqual(splitItems('Hi there,\n\nWe live at 84 Fir Way, Leeds, LS15 8CK.\n\nHinge plate torn.'), [
    'Hinge plate torn.',
  ]);
  assert.deepEqual(splitItems('My address is 2 Kestrel Way, Preston PR2 2CK\nthe tap is dripping'), [
    'the tap is dripping',
  ]);
  assert.deepEqual(splitItems('Plot 14, The Larches, door chipped'), ['Plot 14, The Larches, door chipped']);
});

test('a plot with a known site, headings and their answers are no items', () => {
  const mail = `Hi,

Plot 14, Harbour Row
Homeowner: Joan Gallagher, 07700 900100
Our ref: HA/2291

Worktop joint open.

Regards
Gary Stone
Site Manager
Northmoor Homes`;
  assert.deepEqual(splitItems(mail, ['Gary Stone', 'Harbour Row']), ['Worktop joint open.']);
});

test('flats, numbers on their own and abbreviations are addresses', () => {
  for (const line of [
    'Flat 2, 14 High St, Leeds',
    'Flat 2',
    '12, Weir Court, Ashfield',
    '12a weir road',
    '3-5 Mill Ln.',
    'Leeds LS15 8ZZ',
    'ls15 8zz',
    'I live at number 7 Larch Close',
    'Address: 7 Larch Close, Leeds',
    'Postcode: LS15 8ZZ',
  ])
    assert.deepEqual(splitItems(`${line}\nSilicone is black`), ['Silicone is black'], line);
});

test('a list of faults stays a list, whatever it looks like', () => {
  assert.deepEqual(splitItems('1. door chipped\n2. 12 Harbour Street\n'), [
    'door chipped',
    '12 Harbour Street',
  ]);
  for (const line of [
    '2 doors wont close',
    '3 hinges do not close',
    '1 larder unit',
    '2 x end panel',
    'Thanks, the door is chipped',
    'Wrong Colour Door',
    'Morning, sink is leaking',
    'PS the plinth is too short',
  ])
    assert.match(splitItems(`The tap is loose.\n\nThanks\n${line}`).join('\n'), new RegExp(line), line);
});

test('where nothing else was written, that is what was written', () => {
  assert.deepEqual(splitItems('12 Harbour Street\nPreston'), ['12 Harbour Street\nPreston']);
});
