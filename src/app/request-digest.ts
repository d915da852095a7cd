import { createHash } from 'node:crypto';
import type { NewWords, Request } from './ask.ts';

/**
 * SHA-256, in hexadecimal, of what is asked: the same form asked again has the same, another body under its key has not.
 */
export function digestOf(request: Request): string {
  const { ask, words, by } = request;
  const opening = ask.do === 'open case';
  const author = 'id' in by ? `${by.kind} ${by.id}` : by.kind;
  const body = JSON.stringify({
    author,
    case: opening ? '' : request.case,
    do: ask.do,
    words: (words ?? []).map((row) => row.body),
    data: plain(ask.data, opening, words ?? []),
  });
  return createHash('sha256').update(body).digest('hex');
}

/** Ids are made anew at each try, so the same form has the same digest only without them. */
function plain(data: unknown, opening: boolean, words: readonly NewWords[]): unknown {
  const said = new Map(words.map((row, i) => [row.id, `words ${i}`]));
  const isAnew = (key: string): boolean => madeAnew.has(key) || (opening && madeAtOpening.has(key));
  const steady = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    return isAnew(key) ? '' : (said.get(value) ?? value);
  };
  return JSON.parse(JSON.stringify(data, steady));
}

const madeAnew = new Set([
  'trackId',
  'wordsId',
  'nameWordsId',
  'remarksWordsId',
  'signatureId',
  'linkId',
  'exceptionId',
  'callbackId',
]);
const madeAtOpening = new Set([
  'itemId',
  'partyId',
  'reference',
  'messageId',
  'requesterId',
  'acknowledge',
  'id',
]);
