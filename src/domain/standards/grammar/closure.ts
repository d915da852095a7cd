import type { ClosureRule } from '../standard.ts';
import { defaulted, needed, object, optional } from './object.ts';
import { calls, defines, list, name, oneOf, type Shape } from './shape.ts';
import { letters, source, words } from './values.ts';

export const closure: Shape<ClosureRule> = object('a closure', {
  name: needed('Its name, by which moves call it.', defines('closure'), 'closure'),
  title: needed('What people read.', words),
  clause: needed('The clause of the document or law, or the duty it serves.', name),
  source: needed('The document, a law, or the house.', source),
  requires: needed('What must be there before anything is closed so.', list(name, 0, 10)),
  made: optional('by merging: it is made by merging two cases, and by no move.', oneOf(['by merging'])),
  letters: needed('Letters that say so.', letters),
  lettersAt: needed('When they go; next opening leaves time to undo.', oneOf(['next opening', 'at once'])),
  reopensInto: needed(
    'The stage into which real contact reopens it, or: stage it left.',
    calls('stage', ['stage it left']),
  ),
  reopenedBy: defaulted(
    'contact: real contact reopens it; a person: only a person does.',
    oneOf(['contact', 'a person']),
    'contact',
  ),
});
