import type { NewWords } from '../../../../app/ask.ts';
import { alongFiles } from '../../../../app/desk/attach.ts';
import type { Fact } from '../../../../domain/case/event.ts';
import { many, one } from '../../words/form.ts';
import { type Asking, type CaseDeed, type Missing, missing, type Sent } from '../deed.ts';
import { readAsk } from '../read-ask.ts';

export const moveForm = (move: string): string => `move-${move}`;

/** A move of the graph, for the items chosen, with what the standard asks for. */
export const makeMove: CaseDeed = {
  may: 'make move',
  earlier: true,
  form: (sent) => moveForm(one(sent.fields, 'move')),
  read,
};

function read(sent: Sent): Asking | Missing {
  const name = one(sent.fields, 'move');
  const move = sent.page.moves.find((row) => row.name === name);
  if (move === undefined) return missing('', `“${name}” is not possible where this case stands now`);
  const items = move.together ? move.items.map((item) => item.id) : many(sent.fields, 'items');
  if (items.length === 0) return missing('items', 'Choose for which items');
  const fields: Record<string, Fact> = {};
  const words: NewWords[] = [];
  for (const ask of move.asks) {
    const given = readAsk(sent, ask);
    if ('wrong' in given) return given;
    if (given.fact !== undefined) fields[ask.name] = given.fact;
    if (given.words !== undefined) words.push(given.words);
  }
  const files = move.asks
    .filter((ask) => ask.kind === 'file' || ask.kind === 'files')
    .map((ask) => ({ field: ask.name, files: sent.uploads.filter((upload) => upload.field === ask.name) }));
  const excluded = items.some((id) => move.excluded.includes(id));
  return {
    ask: { do: 'make move', data: { move: name, items, fields, ...(excluded ? { excluded } : {}) } },
    words,
    alongside: alongFiles(sent.parts.ground, sent.organisation, sent.key, files),
  };
}
