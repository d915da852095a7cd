import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkStandard } from '../../src/domain/standards/check.ts';
import { readLetters } from '../../src/domain/standards/letters.ts';
import { readStandard } from '../../src/domain/standards/read.ts';

const rulebook = new URL('../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');
export const afterCare = textOf('standards/after-care.1.yaml');
/** The sum against the headline target is the slow part of a check, and a test of its own. */
export const withoutHeadline = afterCare.replace(/^headline:\n(?: {2}.*\n)+/m, '');
const weekly = [0, 1, 2, 3, 4].map(() => [9 * 60, 17 * 60]);
const calendars = new Map([['office-hours-england-and-wales', { firstYear: 2019, lastYear: 2028, weekly }]]);
/** The kinds of case of other standards. */
const kinds = ['complaint', 'hazard', 'information request'];
const roles = ['care manager', 'senior administrator', 'administrator', 'operations planner'].concat([
  'site operative',
  'fitter',
]);

export interface Planted {
  /** The fault, as the name of its test. */
  readonly fault: string;
  /** What is written instead of what. */
  readonly plant: readonly (readonly [from: string, to: string])[];
  /** Where it is found: the file says this, and the place is where the bar stands. */
  readonly at: string;
  readonly says: RegExp;
}

function plantedIn(text: string, plant: Planted['plant']): string {
  return plant.reduce((changed, [from, to]) => {
    assert.ok(changed.includes(from), `the file says: ${from}`);
    return changed.replace(from, () => to);
  }, text);
}

function placeOf(text: string, at: string): string {
  const bar = at.indexOf('|');
  const found = text.indexOf(at.replace('|', ''));
  assert.ok(bar >= 0 && found >= 0, `the file says: ${at}`);
  const before = text.slice(0, found + bar).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

export function said(text: string): readonly string[] {
  const read = readStandard(text, 'standard.yaml');
  const wording = /^letters: \{ wording: ([^,]+),/m.exec(text)?.[1] ?? 'after-care.1.en';
  const letters = readLetters(textOf(`letters/${wording}.yaml`), 'letters.yaml');
  assert.ok('letters' in letters, JSON.stringify(letters));
  const all =
    'faults' in read
      ? read.faults.map((one) => ({ ...one, kind: 'error' }))
      : checkStandard(read, letters.letters, calendars, roles, kinds);
  return all.map(({ line, column, kind, message }) => `${line}:${column} ${kind}: ${message}`);
}

/** Text of a file of the rulebook, for faults that are planted in another standard. */
export const standardNamed = (name: string): string => textOf(name);

export function isFound({ fault, plant, at, says }: Planted, text: string): void {
  test(`${fault} is found, with its line and column and what to do`, () => {
    const planted = plantedIn(text, plant);
    const place = placeOf(planted, at);
    const all = said(planted);
    assert.ok(
      all.some((one) => one.startsWith(`${place} `) && says.test(one)),
      `${place} ${says} is none of:\n${all.join('\n')}`,
    );
  });
}
