import type { AttemptOutcome } from '../../../../domain/standards/standard.ts';
import { idIn, momentIn, one } from '../../words/form.ts';
import { type CaseDeed, idFor, missing, wordsFor } from '../deed.ts';

const outcomes: readonly AttemptOutcome[] = [
  'answered',
  'voicemail',
  'no answer',
  'wrong number',
  'call back',
];

/** One key after a call: what became of the attempt. */
export const knowAttempt: CaseDeed = {
  may: 'know attempt',
  form: (sent) => `attempt-${one(sent.fields, 'attempt')}`,
  read: (sent) => {
    const attemptId = idIn(sent.fields, 'attempt');
    const outcome = outcomes.find((known) => known === one(sent.fields, 'outcome'));
    if (attemptId === null || outcome === undefined) return missing('outcome', 'Say what became of the call');
    const callBackAt = momentIn(one(sent.fields, 'call-back'), sent.zone);
    if (outcome === 'call back' && callBackAt === null)
      return missing('call-back', 'Give the day and time at which they asked to be rung');
    return {
      ask: {
        do: 'know attempt',
        data: { attemptId, outcome, ...(callBackAt === null ? {} : { callBackAt }) },
      },
    };
  },
};

export const takeNote: CaseDeed = {
  may: 'take note',
  form: () => 'note',
  read: (sent) => {
    const body = one(sent.fields, 'words');
    if (body === '') return missing('words', 'Write the note first');
    const words = wordsFor(sent, 'note', body);
    return {
      words: [words],
      ask: { do: 'take note', data: { wordsId: words.id, private: one(sent.fields, 'private') === 'yes' } },
    };
  },
};

export const noteCall: CaseDeed = {
  may: 'note call',
  earlier: true,
  form: () => 'call',
  read: (sent) => {
    const partyId = idIn(sent.fields, 'party');
    const body = one(sent.fields, 'words');
    if (partyId === null) return missing('party', 'Choose whom the call was with');
    if (body === '') return missing('words', 'Write what was said');
    const words = wordsFor(sent, 'call', body);
    return {
      words: [words],
      ask: {
        do: 'note call',
        data: { partyId, wordsId: words.id, spoken: one(sent.fields, 'spoken') !== 'no' },
      },
    };
  },
};

export const promiseCallback: CaseDeed = {
  may: 'promise callback',
  form: () => 'callback',
  read: (sent) => {
    const partyId = idIn(sent.fields, 'party');
    const callAt = momentIn(one(sent.fields, 'at'), sent.zone);
    if (partyId === null) return missing('party', 'Choose whom to ring');
    if (callAt === null) return missing('at', 'Give the day and time at which they want to be rung');
    return {
      ask: { do: 'promise callback', data: { callbackId: idFor(sent, 'callback'), partyId, callAt } },
    };
  },
};

export const callbackDone: CaseDeed = {
  may: 'callback done',
  form: () => 'calls',
  read: (sent) => {
    const callbackId = idIn(sent.fields, 'callback');
    return callbackId === null
      ? missing('callback', 'Choose which call')
      : { ask: { do: 'callback done', data: { callbackId } } };
  },
};
