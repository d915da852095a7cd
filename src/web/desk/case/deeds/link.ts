import { mergeInto, unmerge } from '../../../../app/desk/merge.ts';
import { splitItems, takeBackSplit } from '../../../../app/desk/split.ts';
import { many, one } from '../../words/form.ts';
import { type CaseDeed, idFor, missing, type Sent } from '../deed.ts';

const base = (sent: Sent) => ({
  key: sent.key,
  case: sent.page.id,
  by: sent.by,
  ...(sent.seen === undefined ? {} : { seen: sent.seen }),
});

export const merge: CaseDeed = {
  may: 'merge into',
  form: () => 'merge',
  read: (sent) => {
    if (one(sent.fields, 'kept') === '') return missing('kept', 'Give the reference of the case to be kept');
    return { ask: { do: 'merge into', data: { linkId: idFor(sent, 'link'), kept: '' } } };
  },
  perform: (sent) => mergeInto(sent.parts.ground, sent.organisation, base(sent), one(sent.fields, 'kept')),
};

export const takeApart: CaseDeed = {
  may: 'merge into',
  form: () => 'merge',
  read: () => ({ ask: { do: 'retract', data: { events: [], wordsId: null, because: 'unmerged' } } }),
  perform: (sent) => unmerge(sent.parts.ground, sent.organisation, base(sent)),
};

export const split: CaseDeed = {
  may: 'hand over items',
  form: () => 'split',
  read: (sent) => {
    const items = many(sent.fields, 'items');
    if (items.length === 0) return missing('items', 'Choose the items that go to a case of their own');
    return {
      ask: { do: 'hand over items', data: { items, to: idFor(sent, 'case'), linkId: idFor(sent, 'link') } },
    };
  },
  perform: (sent) => splitItems(sent.parts.ground, sent.organisation, base(sent), many(sent.fields, 'items')),
};

export const unsplit: CaseDeed = {
  may: 'hand over items',
  form: () => 'split',
  read: () => ({ ask: { do: 'retract', data: { events: [], wordsId: null, because: 'unsplit' } } }),
  perform: (sent) => takeBackSplit(sent.parts.ground, sent.organisation, base(sent)),
};
