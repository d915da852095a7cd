import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fillLetter, type Letters, readLetters, wordingFor } from './letters.ts';
import { SLOTS, type Slot, slotsIn } from './slots.ts';
import type { PartyRole } from './standard.ts';

const rulebook = new URL('../../../rulebook/letters/', import.meta.url);

function shipped(file: string): Letters {
  const read = readLetters(readFileSync(new URL(file, rulebook), 'utf8'), file);
  assert.ok('letters' in read, JSON.stringify(read));
  return read.letters;
}

const afterCare = shipped('after-care.1.en.yaml');
const enquiry = shipped('enquiry.1.en.yaml');
const every = readdirSync(rulebook)
  .filter((name) => name.endsWith('.yaml'))
  .map(shipped);

const READERS: readonly PartyRole[] = ['homeowner', 'client', 'requester', 'operative', 'named contact'];

const SAMPLE: Record<Slot, string> = {
  reference: 'CQ-10482',
  'their reference': 'NM/41/7',
  'other reference': 'CQ-10417',
  order: 'PO 778120',
  received: 'Tuesday 8 December 2026',
  'named contact': 'Ann Lee',
  phone: '0113 496 0100',
  organisation: 'Hart Kitchens',
  client: 'North Moor Homes',
  home: '7 Lark Way, Leeds',
  items: '– door, chipped\n– drawer, will not shut',
  next: 'We come to look at the time agreed.',
  by: 'Friday 27 November 2026',
  link: 'https://care.example/c/abc',
  'form link': 'https://care.example/form',
  reason: 'The door was chipped when it came.',
  slots: '– Monday at 10:00\n– Tuesday at 13:00',
  appointment: 'Monday 23 November 2026, 10:00 to 12:00',
  greeting: 'Dear Ms Patel,',
  'undo by': '09:00 on Tuesday',
  attempts: '– Monday, by mail\n– Wednesday, by phone',
  'closing on': 'Friday 27 November 2026',
  'late promise': 'We come to look, by Friday 20 November 2026',
  'new date': 'Tuesday 24 November 2026',
  'contact card': 'Ann Lee, 0113 496 0100, ann@hart.example',
  missing: '– the home\n– a phone number',
  delivery: 'Thursday 26 November 2026',
  match: 'the same door in light oak',
  price: '£40 and VAT',
  'next step': 'A surveyor comes to look',
  'next date': 'Friday 4 December 2026',
  'out of hours': 'When we are closed, ring 0113 496 0199.',
  definition: 'The repair was not done in time',
};

const each = [afterCare, enquiry].flatMap((letters) =>
  letters.letters.flatMap((letter) =>
    READERS.filter((to) => wordingFor(letter, to) !== undefined).map((to) => ({
      letters,
      name: letter.name,
      to,
    })),
  ),
);

const filled = (one: (typeof each)[number], slots: Partial<Record<Slot, string>> = SAMPLE) =>
  fillLetter(one.letters, one.name, one.to, slots);

test('the sample has words for every slot', () => {
  assert.deepEqual(Object.keys(SAMPLE).sort(), [...SLOTS].sort());
});

test('every letter, filled, names the contact and phone, and the reference where readers are told it', () => {
  for (const one of each) {
    const letter = filled(one);
    assert.ok('text' in letter, JSON.stringify(letter));
    assert.ok(letter.text.includes('Ann Lee') && letter.text.includes('0113 496 0100'), one.name);
    assert.equal(letter.text.includes('CQ-10482'), one.letters.reference === 'shown', one.name);
    assert.doesNotMatch(letter.subject + letter.text, /[{}]/, one.name);
  }
});

test('no letter goes without reference, named contact or phone', () => {
  for (const slot of ['reference', 'named contact', 'phone'] as const) {
    const { [slot]: _, ...rest } = SAMPLE;
    for (const one of each.filter((each) => each.letters === afterCare)) {
      const letter = filled(one, rest);
      assert.ok('refused' in letter && letter.missing.includes(slot), one.name);
    }
  }
});

test('blanks are no words', () => {
  const letter = fillLetter(afterCare, 'registered', 'client', { ...SAMPLE, phone: '  ' });
  assert.deepEqual('missing' in letter && letter.missing, ['phone']);
});

test('an apology says what was promised, why we are late and the new date', () => {
  const letter = fillLetter(afterCare, 'apology', 'homeowner', SAMPLE);
  assert.ok('text' in letter);
  for (const slot of ['late promise', 'reason', 'new date'] as const)
    assert.ok(letter.text.includes(SAMPLE[slot]));
});

test('a line without words for its optional slot goes, and leaves one empty line between paragraphs', () => {
  const { reason: _, 'new date': __, ...rest } = SAMPLE;
  const letter = fillLetter(afterCare, 'apology', 'homeowner', rest);
  assert.ok('text' in letter);
  assert.doesNotMatch(letter.text, /Why we are late|The new date is|\n\n\n/);
});

test('a list begins on a line of its own, a dash within a sentence does not', () => {
  const letter = fillLetter(afterCare, 'registered', 'client', {
    ...SAMPLE,
    organisation: 'Hart – of Leeds',
  });
  assert.ok('text' in letter);
  assert.match(letter.text, /What we noted:\n– door, chipped\n– drawer/);
  assert.match(letter.text, /\nHart – of Leeds\n/);
});

test('words put into a slot are never read as slots, nor break the subject', () => {
  const letter = fillLetter(afterCare, 'not ours', 'client', {
    ...SAMPLE,
    reason: 'see {link} and {nothing}',
    reference: 'CQ-1\r\nBcc: all@example',
  });
  assert.ok('text' in letter);
  assert.ok(letter.text.includes('see {link} and {nothing}'));
  assert.equal(letter.subject, 'Our finding, not ours (CQ-1 Bcc: all@example)');
});

test('a letter nobody worded is refused by name', () => {
  const letter = fillLetter(afterCare, 'goods are here', 'homeowner', SAMPLE);
  assert.ok('refused' in letter);
  assert.match(letter.refused, /no wording of "goods are here" for the homeowner/);
});

test('the contact letter names client and maker, and a phone number to check them by', () => {
  for (const name of ['arrange the inspection', 'arrange the fitting']) {
    const letter = fillLetter(afterCare, name, 'homeowner', SAMPLE);
    assert.ok('text' in letter);
    for (const slot of ['client', 'organisation', 'phone', 'named contact'] as const) {
      assert.ok(letter.text.includes(SAMPLE[slot]), `${name}: ${slot}`);
    }
  }
});

test('a slot that does not exist is a fault with its place', () => {
  const text = readFileSync(new URL('enquiry.1.en.yaml', rulebook), 'utf8').replace('{reason}', '{raeson}');
  const read = readLetters(text, 'enquiry.1.en.yaml');
  assert.ok('faults' in read);
  assert.match(read.faults[0]?.message ?? '', /no slot \{raeson\}/);
});

test('every slot stands in some letter, but for the moment until which staff may undo', () => {
  const used = new Set(
    every
      .flatMap((letters) =>
        [letters.frame, ...letters.letters].flatMap((by) =>
          READERS.flatMap((to) => slotsIn(`${wordingFor(by, to)?.subject} ${wordingFor(by, to)?.text}`)),
        ),
      )
      .map((slot) => slot.name),
  );
  assert.deepEqual(
    SLOTS.filter((slot) => !used.has(slot)),
    ['undo by'],
  );
});

/** Flesch–Kincaid grade of plain text; a line without a full stop ends a sentence too. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]\s|\n/).filter((part) => /[a-z]{2}/i.test(part)).length;
  const words = text.match(/[a-z][a-z’']*/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

const syllablesOf = (word: string): number =>
  Math.max(1, (word.replace(/(?:[^laeiouy]|ed)e?s?$|e$/, '').match(/[aeiouy]+/g) ?? []).length);

test('a child of twelve can read every letter', () => {
  const hard = each.flatMap((one) => {
    const wording = wordingFor(one.letters.letters.find((letter) => letter.name === one.name) ?? {}, one.to);
    const level = grade(wording?.text ?? '');
    return level < 8 ? [] : [`${one.name} to the ${one.to}: ${level.toFixed(1)}`];
  });
  assert.deepEqual(hard, []);
});
