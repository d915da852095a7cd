import { consequences } from '../domain/case/consequences.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import type { Rules } from '../domain/case/rules.ts';
import type { CaseState } from '../domain/case/state.ts';
import { summaryOf } from '../domain/case/summary.ts';
import type { Saving, StoredWords } from '../store/case/save.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Done, Needs, NewWords } from './ask.ts';
import { keyedDigest, newSalt } from './keyed-digest.ts';
import { composeLetters } from './letters/compose.ts';

/** A case as it now stands, and by what it came to that. */
export interface Keeping {
  readonly state: CaseState;
  /** The case before a retraction: what that had promised and queued goes with it. */
  readonly undone: CaseState | null;
  readonly events: readonly CaseEvent[];
  readonly words: readonly NewWords[];
  /** The keys answered, each with its answer. */
  readonly done: readonly { readonly key: string; readonly digest: string; readonly answer: Done }[];
}

/** What is to be stored for it: rows, letters worded, promises that changed. */
export async function savingOf(
  ground: Needs,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  keeping: Keeping,
): Promise<Saving> {
  const { state, undone, events, words, done } = keeping;
  const asked = consequences(events);
  const letters = await composeLetters(ground, tx, organisation, rules, state, asked, words);
  const touched = new Set(
    events.flatMap((event) =>
      'promiseId' in event.data && event.data.promiseId !== null ? [event.data.promiseId] : [],
    ),
  );
  const all = undone !== null || events.some((event) => event.type === 'rules followed');
  return {
    state,
    summary: summaryOf(rules, state),
    events,
    promises: all ? state.promises : state.promises.filter((promise) => touched.has(promise.id)),
    words: words.map((row) => stored(ground.secret, row)),
    letters,
    unsent: [
      ...asked.flatMap((one) => (one.do === 'leave unsent' ? [one.sendId] : [])),
      ...goneLetters(undone, state),
    ],
    unsentNoMore: wantedAgain(undone, state),
    gonePromises: (undone?.promises ?? [])
      .filter((row) => !state.promises.some((kept) => kept.id === row.id))
      .map((row) => row.id),
    done,
  };
}

/** Letters of a retracted deed that have not gone yet; nothing already sent is unsent. */
function goneLetters(undone: CaseState | null, state: CaseState): string[] {
  return (undone?.letters ?? [])
    .filter((row) => row.outcome === null && !state.letters.some((kept) => kept.sendId === row.sendId))
    .map((row) => row.sendId);
}

/** Letters that a retracted deed had left unsent: they go after all. */
function wantedAgain(undone: CaseState | null, state: CaseState): string[] {
  const wanted = new Set(state.letters.filter((row) => row.outcome === null).map((row) => row.sendId));
  return (undone?.letters ?? [])
    .filter((row) => row.outcome === 'cancelled' && wanted.has(row.sendId))
    .map((row) => row.sendId);
}

function stored(secret: string, row: NewWords): StoredWords {
  const salt = newSalt();
  return {
    id: row.id,
    body: row.body,
    salt: salt.toString('hex'),
    digest: keyedDigest(secret, salt, row.body).toString('hex'),
  };
}
