import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeMentions, plotsIn } from './mentions.ts';

test('a plot is found however it is written, and several at once', () => {
  assert.deepEqual(plotsIn('plot 41 dor chipped'), ['41']);
  assert.deepEqual(plotsIn('Plot No. 7A and Plot:12'), ['7a', '12']);
  assert.deepEqual(plotsIn('plots 3, 7 and 9, same hinges'), ['3', '7', '9']);
  assert.deepEqual(plotsIn('Plots 12-15'), ['12', '13', '14', '15']);
  assert.deepEqual(plotsIn('we plotted 4 visits'), []);
});

test('a house number counts as one only where it is named as one', () => {
  assert.deepEqual(placeMentions('dont know the plot, its number 7 now').numbers, ['7']);
  assert.deepEqual(placeMentions('we moved in 6 wks ago').numbers, []);
});

test('number and street, site names and postcodes are runs of words to look up', () => {
  const found = placeMentions('Tenant at 12 Weir Ct says the wall cupboard at The Larches, ls15 8zz');
  assert.ok(found.heads.includes('12 weir court'));
  assert.ok(found.names.includes('larches'));
  assert.deepEqual(found.postcodes, ['LS15 8ZZ']);
});
