import type { Letters, Wording } from '../letters.ts';
import { SLOTS, slotsIn } from '../slots.ts';
import { defaulted, needed, object, optional } from './object.ts';
import { defines, lengthOf, list, name, oneOf, type Shape, text } from './shape.ts';

/** Words with slots: of those that every letter has, and `own`. */
function worded(own: readonly string[]): Shape<string> {
  const known = [...SLOTS, ...own];
  const pattern = new RegExp(`^(?=[\\s\\S]*\\S)([^{}]|\\{(${known.join('|')})\\??\\})*$`);
  return text({ minLength: 1, maxLength: 5000, pattern: pattern.source }, (value) => {
    if (value.trim() === '' || lengthOf(value) > 5000)
      return 'Words are expected here, at most 5000 characters.';
    if (pattern.test(value)) return undefined;
    const unknown = slotsIn(value).find((slot) => !known.includes(slot.name));
    return unknown === undefined
      ? 'A slot is written {in braces}, in small letters, with a ? at its end where it may be left out.'
      : `There is no slot {${unknown.name}}; there are: ${known.map((slot) => `{${slot}}`).join(' ')}.`;
  });
}

const wordingOf = (own: readonly string[]): Shape<Wording> =>
  object('a wording', {
    subject: needed('The subject of the mail.', worded(own)),
    text: needed(
      'Plain text, one line a paragraph. A line with a slot {like this?} goes when it has no words.',
      worded(own),
    ),
  });

const byReader = (wording: Shape<Wording>) => ({
  everyone: optional('For whoever has no wording of their own.', wording),
  homeowner: optional('For the homeowner.', wording),
  client: optional('For the client.', wording),
  requester: optional('For the one who wrote.', wording),
  operative: optional('For the one who visits.', wording),
  namedContact: optional('For our named contact.', wording, 'named contact'),
});

/** A file of wording. */
export const letters: Shape<Letters> = object('a file of wording', {
  name: needed('Its name, as standards call it.', name, 'wording'),
  language: needed('The language, by its code.', name),
  reference: needed('Whether readers are told the reference of the case.', oneOf(['shown', 'hidden'])),
  frame: needed(
    'What stands around every letter: {subject} and {text} are those of the letter.',
    object('a frame', byReader(wordingOf(['subject', 'text']))),
  ),
  letters: needed(
    'The letters.',
    list(
      object('a letter', {
        name: needed('Its name.', defines('letter'), 'letter'),
        ...byReader(wordingOf([])),
      }),
      1,
      200,
    ),
  ),
  notes: defaulted(
    'What the next writer should know.',
    list(
      text({ minLength: 1 }, () => undefined),
      0,
      50,
    ),
    [],
  ),
});
