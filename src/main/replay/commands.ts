import { z } from 'zod';
import type { Asks, CommandName } from '../../domain/case/command.ts';
import type { TakenOver } from '../../domain/case/taken-over.ts';
import { channel, clock, fields, id, idOrNull, instant, party, point, words } from './fields.ts';

const ids = z.array(id);
const product = { product: words.nullable(), fault: words.nullable(), wordsId: idOrNull };
const place = { homeId: idOrNull, siteId: idOrNull, clientId: idOrNull };
const message = {
  messageId: id,
  partyId: idOrNull,
  receivedAt: instant,
  channel,
  automatic: z.boolean(),
  thanks: z.boolean(),
  why: words,
};
const attemptOutcomes = [
  'delivered',
  'answered',
  'voicemail',
  'no answer',
  'wrong number',
  'call back',
  'bounced',
  'unknown',
] as const;

interface Documented<T> {
  /** What it asks for, and when it is refused: the words of docs/replay.md. */
  readonly says: string;
  readonly data: z.ZodType<T>;
}

/** Every command of a case as a line of `kept replay` may ask it. */
export const commands: { readonly [N in CommandName]: Documented<Asks[N]> } = {
  'open case': {
    says: 'A report has come: its parties, items and details, and whose message is acknowledged. `standard`, `calendar` and `kind` are those of the file unless said. Refused on a case that is open already, and without items.',
    data: z.strictObject({
      standard: words,
      calendar: words,
      kind: words,
      reference: words,
      trackId: id,
      receivedAt: instant,
      ...place,
      parties: z.array(party),
      items: z.array(z.strictObject({ itemId: id, ...product })),
      details: z.array(words),
      message: z.strictObject(message).nullable(),
      requesterId: idOrNull,
      acknowledge: idOrNull,
      danger: z.boolean(),
      splitFrom: id.exactOptional(),
      taken: z.custom<TakenOver>((value) => typeof value === 'object' && value !== null).exactOptional(),
    }),
  },
  'begin track': {
    says: 'A second standard begins on the same case, with items of its own: for another matter, or `about` items whose answer it supersedes.',
    data: z.strictObject({
      standard: words,
      calendar: words,
      trackId: id,
      receivedAt: instant,
      itemIds: ids,
      about: ids.exactOptional(),
    }),
  },
  'file message': {
    says: 'A later message: real contact ends waits, moves on what waited for it and reopens what was closed. Automatic mail and pure thanks do neither.',
    data: z.strictObject({ ...message, danger: z.boolean(), details: z.array(words) }),
  },
  'make move': {
    says: 'A row of the standard for some items, with the fields that it asks for; words, files and staff are named by id. Refused to those whom the row does not name, where the items do not stand, and where a guard is not met.',
    data: z.strictObject({ move: words, items: ids, fields, excluded: z.boolean().exactOptional() }),
  },
  sign: {
    says: 'The signed completion over the item list; items not done go back with the signer’s remarks.',
    data: z.strictObject({
      signatureId: id,
      capacity: words,
      nameWordsId: id,
      fileId: id,
      done: ids,
      notDone: ids,
      remarksWordsId: idOrNull,
    }),
  },
  'add item': { says: 'One more thing is wrong.', data: z.strictObject({ itemId: id, ...product }) },
  'describe item': {
    says: 'What is known of an item now.',
    data: z.strictObject({
      itemId: id,
      product: words.nullable().exactOptional(),
      fault: words.nullable().exactOptional(),
      wordsId: idOrNull.exactOptional(),
    }),
  },
  'join party': {
    says: 'Somebody belongs to the case, or is described anew. The same again changes nothing.',
    data: party,
  },
  'reach party': {
    says: 'The ways in which a party is reached from now on, in order of preference.',
    data: z.strictObject({ partyId: id, points: z.array(point) }),
  },
  'confirm party': {
    says: 'This party does belong to the home: from now on they are told things.',
    data: z.strictObject({ partyId: id }),
  },
  'name place': {
    says: 'Which home, site and client it is, and which details that brought.',
    data: z.strictObject({ ...place, details: z.array(words) }),
  },
  'give details': {
    says: 'Details that were missing; where none is missing any more, the report counts as complete from `completeAt`.',
    data: z.strictObject({ details: z.array(words), completeAt: instant }),
  },
  'note reference': {
    says: 'Somebody else’s reference for the same matter.',
    data: z.strictObject({ of: z.enum(['client', 'other']), wordsId: id }),
  },
  'take note': {
    says: 'A note on the case, for staff alone where it is private.',
    data: z.strictObject({ wordsId: id, private: z.boolean() }),
  },
  allocate: {
    says: 'Who looks after it.',
    data: z.strictObject({ staffId: id, because: words, wordsId: idOrNull }),
  },
  'flag danger': {
    says: 'A person sees danger: a call is promised today, and silence closes nothing. Refused where it is flagged.',
    data: z.strictObject({ wordsId: idOrNull }),
  },
  'clear danger': {
    says: 'There is no danger any more, with the reason. Refused where none is flagged.',
    data: z.strictObject({ wordsId: id }),
  },
  'know attempt': {
    says: 'What came of a call. Refused a second time; `call back` needs the time they asked for.',
    data: z.strictObject({
      attemptId: id,
      outcome: z.enum(attemptOutcomes),
      callBackAt: instant.exactOptional(),
      wordsId: id.exactOptional(),
    }),
  },
  'note call': {
    says: 'A call outside any plan; `spoken` where somebody answered, which is contact.',
    data: z.strictObject({ partyId: id, wordsId: id, spoken: z.boolean() }),
  },
  'promise callback': {
    says: 'They chose when to be rung. Refused in the past, and where the standard promises no such call.',
    data: z.strictObject({ callbackId: id, partyId: id, callAt: instant }),
  },
  'callback done': {
    says: 'That call was made, or evidently tried.',
    data: z.strictObject({ callbackId: id }),
  },
  'know letter': {
    says: 'What the post told us of a letter: one that arrived keeps promises and begins waits, one that did not undoes both and goes another way.',
    data: z.strictObject({ sendId: id, outcome: z.enum(['sent', 'failed', 'bounced', 'unknown']) }),
  },
  'send customer link': {
    says: 'Their link once more, by a letter that carries nothing else. Refused for operatives, for whoever is not confirmed, and for whoever cannot be written to.',
    data: z.strictObject({ partyId: id }),
  },
  'end customer links': {
    says: 'The links they were sent open nothing any more, and whoever came in by one is out. Refused for operatives, who have none.',
    data: z.strictObject({ partyId: id }),
  },
  'confirm in time': {
    says: 'A second person’s word that a deed noted late was done in time. Refused to whoever recorded it.',
    data: z.strictObject({ promiseId: id }),
  },
  'extend promise': {
    says: 'A later date (`until`: a date or an instant) with its reason in words. Refused to those whom the standard does not name, for other reasons than it allows, and where the date is not later.',
    data: z.strictObject({
      promiseId: id,
      because: words,
      wordsId: id,
      until: z.union([z.iso.date(), instant]),
      broughtForward: z.boolean(),
    }),
  },
  'raise exception': {
    says: 'Something that needs a person.',
    data: z.strictObject({
      exceptionId: id,
      about: words,
      messageId: idOrNull,
      urgent: z.boolean(),
      holdsClosure: z.boolean().exactOptional(),
    }),
  },
  'settle exception': {
    says: 'A person has seen to it. Refused a second time.',
    data: z.strictObject({ exceptionId: id }),
  },
  'merge into': {
    says: 'This case repeats another and closes as its duplicate; with the other’s `reference`, whoever was asked whether it does is answered.',
    data: z.strictObject({ linkId: id, kept: id, reference: words.exactOptional() }),
  },
  'keep for merged': {
    says: 'This case answers for another that was merged into it: of like promises the earlier date stands, and the `requester` of the other is told.',
    data: z.strictObject({
      linkId: id,
      merged: id,
      reference: words.exactOptional(),
      requester: party.exactOptional(),
      promises: z.array(z.strictObject({ promise: words, clock })).exactOptional(),
    }),
  },
  'hand over items': {
    says: 'Some of the open items go to a case of their own, which is opened with what is `taken` over.',
    data: z.strictObject({ items: ids, to: id, linkId: id }),
  },
  reopen: {
    says: 'A person opens a closed case again. Refused on an open one, and on one that is merged.',
    data: z.strictObject({ wordsId: idOrNull, receivedAt: instant }),
  },
  'follow rules': {
    says: 'The track runs by another version of its standard or calendar from now on: running promises are dated anew. A told date that would fall later stays, or is put off with words and a letter. Refused on a closed track.',
    data: z.strictObject({
      trackId: id,
      standard: words,
      calendar: words,
      because: words,
      wordsId: idOrNull,
      later: z.enum(['stays', 'put off']),
    }),
  },
  retract: {
    says: 'Takes events back, by their ids: the case is told as if they had not happened. Nothing sent is unsent.',
    data: z.strictObject({ events: ids, wordsId: idOrNull, because: words }),
  },

  'note time': {
    says: 'Every moment due up to `moment` is noted. `heardUpTo` is how far the channels have been heard, null where there is none. Time passes by itself between lines, so that only recorded cases need it.',
    data: z.strictObject({ moment: instant, heardUpTo: instant.nullable() }),
  },
};
