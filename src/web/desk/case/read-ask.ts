import type { NewWords } from '../../../app/ask.ts';
import { fileIds } from '../../../app/desk/attach.ts';
import type { Fact, Slot } from '../../../domain/case/event.ts';
import type { Ask } from '../../../domain/standards/standard.ts';
import { idIn, instantOn, momentIn, one } from '../words/form.ts';
import { type Missing, missing, type Sent, wordsFor } from './deed.ts';

/** The most times that one letter offers. */
export const mostSlots = 4;

export interface Given {
  readonly fact?: Fact;
  readonly words?: NewWords;
}

/** What a field of a move's form gives: a fact, with its words where it has some; or what is wrong with it. */
export function readAsk(sent: Sent, ask: Ask): Given | Missing {
  const text = one(sent.fields, ask.name);
  const none = (): Given | Missing => (ask.required ? missing(ask.name, `${ask.title}: this is needed`) : {});
  switch (ask.kind) {
    case 'words': {
      if (text === '') return none();
      const words = wordsFor(sent, ask.name, text);
      return { fact: words.id, words };
    }
    case 'choice':
    case 'yes':
      return text === '' ? none() : { fact: text };
    case 'date':
      if (text === '') return none();
      return /^\d{4}-\d\d-\d\d$/.test(text)
        ? { fact: text }
        : missing(ask.name, `${ask.title}: give a date, such as 2026-03-02`);
    case 'moment': {
      const at = momentIn(text, sent.zone);
      if (text === '') return none();
      return at === null ? missing(ask.name, `${ask.title}: give a date and a time`) : { fact: at };
    }
    case 'number':
      if (text === '') return none();
      return Number.isFinite(Number(text))
        ? { fact: Number(text) }
        : missing(ask.name, `${ask.title}: give a number`);
    case 'staff':
    case 'message': {
      const id = idIn(sent.fields, ask.name);
      if (id !== null) return { fact: id };
      return ask.rule === undefined ? none() : {};
    }
    case 'slot': {
      const slot = readSlot(sent, ask, '');
      return slot === null ? none() : 'wrong' in slot ? slot : { fact: slot };
    }
    case 'slots': {
      const slots: Slot[] = [];
      for (let n = 1; n <= mostSlots; n += 1) {
        const slot = readSlot(sent, ask, String(n));
        if (slot !== null && 'wrong' in slot) return slot;
        if (slot !== null) slots.push(slot);
      }
      return slots.length === 0 ? none() : { fact: slots };
    }
    case 'file':
    case 'files': {
      const files = sent.uploads.filter((upload) => upload.field === ask.name);
      const ids = fileIds(sent.key, ask.name, files);
      const [first] = ids;
      if (first === undefined) return none();
      return { fact: ask.kind === 'file' ? first : ids };
    }
  }
}

/** A time offered earlier and chosen, or a date with its two hours; null where nothing is given. */
function readSlot(sent: Sent, ask: Ask, n: string): Slot | Missing | null {
  const chosen = /^(\d{1,15})-(\d{1,15})$/.exec(one(sent.fields, `${ask.name}${n}`));
  if (chosen !== null) return { from: Number(chosen[1]), to: Number(chosen[2]) };
  const date = one(sent.fields, `${ask.name}${n}-date`);
  if (date === '') return null;
  const from = instantOn(date, one(sent.fields, `${ask.name}${n}-from`), sent.zone);
  const to = instantOn(date, one(sent.fields, `${ask.name}${n}-to`), sent.zone);
  if (from === null || to === null)
    return missing(`${ask.name}${n}-date`, `${ask.title}: give a date, and from when to when`);
  return to > from ? { from, to } : missing(`${ask.name}${n}-to`, `${ask.title}: it ends before it begins`);
}
