import type { Fault, Place } from './fault.ts';
import { inOrder, parseFile, readShape } from './grammar/file.ts';
import { letters as shape } from './grammar/letters.ts';
import { checkNames } from './names.ts';
import { fillSlots, type Slot } from './slots.ts';
import type { PartyRole } from './standard.ts';

/** Sent by people, not by a standard: a party's link, once more. A file that words it replaces the desk's own words. */
export const linkLetter = 'their link';

export interface Wording {
  readonly subject: string;
  readonly text: string;
}

/** Wordings by reader; `everyone` is for readers without one of their own. */
export interface ByReader {
  readonly everyone?: Wording;
  readonly homeowner?: Wording;
  readonly client?: Wording;
  readonly requester?: Wording;
  readonly operative?: Wording;
  readonly namedContact?: Wording;
}

export interface Letter extends ByReader {
  readonly name: string;
}

/** A file of wording as the running system reads it. */
export interface Letters {
  readonly name: string;
  readonly language: string;
  readonly reference: 'shown' | 'hidden';
  /** What stands around every letter. */
  readonly frame: ByReader;
  readonly letters: readonly Letter[];
  readonly notes: readonly string[];
}

/** Reads one file of wording from its YAML text; `file` is only quoted in faults. */
export function readLetters(
  text: string,
  file: string,
):
  | { readonly letters: Letters; readonly places: ReadonlyMap<string, Place> }
  | { readonly faults: readonly Fault[] } {
  const parsed = parseFile(text, file);
  if ('faults' in parsed) return parsed;
  const shaped = readShape(parsed, shape);
  if ('faults' in shaped) return shaped;
  const { read, reading } = shaped;
  checkNames(reading);
  return reading.faults.length > 0
    ? { faults: inOrder(reading.faults) }
    : { letters: read, places: reading.places };
}

/** The wording for a reader of a letter or frame; undefined where there is none. */
export const wordingFor = (by: ByReader, to: PartyRole): Wording | undefined =>
  (to === 'named contact' ? by.namedContact : by[to]) ?? by.everyone;

/** What no letter goes without (A22): whom to ask and how; and the reference, unless readers are never told it. */
export const namesOf = (letters: Pick<Letters, 'reference'>): readonly Slot[] =>
  letters.reference === 'shown' ? ['reference', 'named contact', 'phone'] : ['named contact', 'phone'];

/**
 * A letter in plain text for one reader. Nothing is escaped; the subject is one line.
 * Refused, with the slots that lack words, where the letter would go without what it must name.
 */
export function fillLetter(
  letters: Letters,
  name: string,
  to: PartyRole,
  slots: Readonly<Partial<Record<Slot, string>>>,
):
  | { readonly subject: string; readonly text: string }
  | { readonly refused: string; readonly missing: readonly string[] } {
  const letter = letters.letters.find((one) => one.name === name);
  const wording = letter && wordingFor(letter, to);
  const frame = wordingFor(letters.frame, to);
  if (wording === undefined || frame === undefined) {
    return { refused: `${letters.name} has no wording of "${name}" for the ${to}.`, missing: [] };
  }
  const unnamed = namesOf(letters).filter((slot) => (slots[slot] ?? '').trim() === '');
  const subject = fillSlots(wording.subject, slots);
  const body = fillSlots(wording.text, slots);
  const framedSubject = fillSlots(frame.subject, { ...slots, subject: subject.text });
  const framed = fillSlots(frame.text, { ...slots, text: body.text });
  const missing = [
    ...new Set(
      [unnamed, subject, body, framedSubject, framed].flatMap((part) =>
        'missing' in part ? part.missing : part,
      ),
    ),
  ];
  if (missing.length > 0) {
    return { refused: `"${name}" to the ${to} lacks words for: ${missing.join(', ')}.`, missing };
  }
  return { subject: oneLine(framedSubject.text), text: framed.text };
}

// A subject is a mail header: a line break or control character in it would end it early.
const oneLine = (words: string): string => words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
