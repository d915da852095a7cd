import { idIn, many, one } from '../../words/form.ts';
import { type CaseDeed, idFor, missing, wordsFor } from '../deed.ts';

export const allocate: CaseDeed = {
  may: 'allocate',
  form: () => 'allocate',
  read: (sent) => {
    const staffId = idIn(sent.fields, 'staff');
    const because = one(sent.fields, 'because');
    if (staffId === null) return missing('staff', 'Choose who looks after it');
    if (because === '') return missing('because', 'Say why');
    const words = wordsFor(sent, 'allocate', because);
    return {
      words: [words],
      ask: { do: 'allocate', data: { staffId, because: 'chosen by a person', wordsId: words.id } },
    };
  },
};

export const flagDanger: CaseDeed = {
  may: 'flag danger',
  form: () => 'danger',
  read: (sent) => {
    const body = one(sent.fields, 'words');
    if (body === '') return missing('words', 'Say what is unsafe');
    const words = wordsFor(sent, 'danger', body);
    return { words: [words], ask: { do: 'flag danger', data: { wordsId: words.id } } };
  },
};

export const clearDanger: CaseDeed = {
  may: 'clear danger',
  form: () => 'safe',
  read: (sent) => {
    const body = one(sent.fields, 'words');
    if (body === '') return missing('words', 'Say how it was made safe, and how you know');
    const words = wordsFor(sent, 'safe', body);
    return { words: [words], ask: { do: 'clear danger', data: { wordsId: words.id } } };
  },
};

export const settleException: CaseDeed = {
  may: 'settle exception',
  form: () => 'exceptions',
  read: (sent) => {
    const exceptionId = idIn(sent.fields, 'exception');
    return exceptionId === null
      ? missing('exception', 'Choose which')
      : { ask: { do: 'settle exception', data: { exceptionId } } };
  },
};

export const addItem: CaseDeed = {
  may: 'add item',
  form: () => 'item',
  read: (sent) => {
    const product = one(sent.fields, 'product');
    const fault = one(sent.fields, 'fault');
    const said = one(sent.fields, 'words');
    if (product === '' && fault === '' && said === '')
      return missing('product', 'Say which product, or what is wrong');
    const words = said === '' ? null : wordsFor(sent, 'item', said);
    return {
      words: words === null ? [] : [words],
      ask: {
        do: 'add item',
        data: {
          itemId: idFor(sent, 'item'),
          product: product || null,
          fault: fault || null,
          wordsId: words?.id ?? null,
        },
      },
    };
  },
};

export const describeItem: CaseDeed = {
  may: 'describe item',
  form: (sent) => `describe-${one(sent.fields, 'item')}`,
  read: (sent) => {
    const itemId = idIn(sent.fields, 'item');
    if (itemId === null) return missing('item', 'Choose which item');
    return {
      ask: {
        do: 'describe item',
        data: {
          itemId,
          product: one(sent.fields, 'product') || null,
          fault: one(sent.fields, 'fault') || null,
        },
      },
    };
  },
};

export const extendPromise: CaseDeed = {
  may: 'extend promise',
  form: (sent) => `extend-${one(sent.fields, 'promise')}`,
  read: (sent) => {
    const promiseId = idIn(sent.fields, 'promise');
    const because = one(sent.fields, 'because');
    const until = one(sent.fields, 'until');
    const body = one(sent.fields, 'words');
    if (promiseId === null || because === '') return missing('because', 'Choose the reason');
    if (!/^\d{4}-\d\d-\d\d$/.test(until)) return missing('until', 'Give the new date');
    if (body === '') return missing('words', 'Say why, in words that they may read');
    const words = wordsFor(sent, 'extend', body);
    return {
      words: [words],
      ask: {
        do: 'extend promise',
        data: {
          promiseId,
          because,
          wordsId: words.id,
          until,
          broughtForward: one(sent.fields, 'forward') === 'yes',
        },
      },
    };
  },
};

/** The second person's word that what was noted late had been done in time. */
export const confirmInTime: CaseDeed = {
  may: 'confirm in time',
  form: (sent) => `confirm-${one(sent.fields, 'promise')}`,
  read: (sent) => {
    const promiseId = idIn(sent.fields, 'promise');
    return promiseId === null
      ? missing('promise', 'Choose which promise')
      : { ask: { do: 'confirm in time', data: { promiseId } } };
  },
};

export const reopen: CaseDeed = {
  may: 'reopen',
  form: () => 'reopen',
  read: async (sent) => {
    const body = one(sent.fields, 'words');
    const words = body === '' ? null : wordsFor(sent, 'reopen', body);
    const receivedAt = await sent.parts.ground.now(sent.organisation);
    return {
      words: words === null ? [] : [words],
      ask: { do: 'reopen', data: { wordsId: words?.id ?? null, receivedAt } },
    };
  },
};

/** Takes back the last deed, with all that came of it in the same moment. */
export const undo: CaseDeed = {
  may: 'retract',
  form: () => 'undo',
  read: (sent) => {
    const { undo: last } = sent.page;
    if (last === null || last.commandId !== one(sent.fields, 'command'))
      return missing('', 'This can no longer be undone with one key: something else has happened since');
    return { ask: { do: 'retract', data: { events: last.events, wordsId: null, because: 'undone' } } };
  },
};

export const giveDetails: CaseDeed = {
  may: 'give details',
  form: () => 'details',
  read: async (sent) => {
    const details = many(sent.fields, 'details').filter((name) =>
      sent.page.missing.some((row) => row.name === name),
    );
    if (details.length === 0) return missing('details', 'Tick the details that are here');
    return {
      ask: {
        do: 'give details',
        data: { details, completeAt: await sent.parts.ground.now(sent.organisation) },
      },
    };
  },
};
