import { titleOf } from '../describe-move.ts';
import type { ClosureRule, Standard } from '../standard.ts';
import { wordLetter } from '../word-letter.ts';
import { type Entry, line, listed, type Section } from './section.ts';

/** What closes a case and what opens it again. */
export const explainClosures = (standard: Standard): Section => ({
  id: 'closures',
  title: 'How it ends, and how it opens again',
  lines: [
    ...line('Opened again by', standard.reopening.by),
    ...standard.reopening.letters.flatMap((letter) => line('Then it', wordLetter(letter))),
    ...line(
      'Then starts',
      standard.reopening.promise && titleOf(standard.promises, standard.reopening.promise),
    ),
    ...line('This rule is from', `the ${standard.reopening.source}`),
  ],
  entries: standard.closures.map((closure) => explainClosure(standard, closure)),
});

function explainClosure(standard: Standard, closure: ClosureRule): Entry {
  const into = closure.reopensInto;
  return {
    title: closure.title,
    name: closure.name,
    source: closure.source,
    lines: [
      ...line('Clause', closure.clause),
      ...line('Made', closure.made),
      ...line('Requires', listed(closure.requires)),
      ...closure.letters.flatMap((letter) => line('It', wordLetter(letter))),
      ...line(
        'Letters go',
        closure.lettersAt === 'at once' ? 'at once' : 'when we next open, so that it can be undone',
      ),
      ...line(
        'Opens again in',
        into === 'stage it left' ? 'the stage it left' : titleOf(standard.stages, into),
      ),
      ...line('Opened again by', closure.reopenedBy === 'contact' ? undefined : 'a person only'),
    ],
    entries: [],
  };
}
