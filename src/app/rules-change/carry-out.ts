import type { Author } from '../../domain/case/event.ts';
import { openCasesAfter } from '../../store/case/open-cases.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { askOfCase, type Request } from '../ask.ts';
import { publish } from '../rule-book.ts';
import { followedBy, type RulesChange } from './change.ts';

export interface CarriedOut {
  /** Cases that run by the new rules now. */
  readonly followed: number;
  /** Cases that keep theirs, each with the reason: the first 500. */
  readonly staying: readonly { readonly reference: string; readonly because: string }[];
  /** Told dates that were put off, and the letters that say so. */
  readonly putOff: number;
  readonly letters: number;
  /** So many were done as was asked for, and there may be more: do it again. */
  readonly more: boolean;
}

export interface Carrying {
  readonly by: Author;
  /** Told dates that would fall later: they stay, or are put off with this reason, and each customer is written to. */
  readonly later: 'stays' | { readonly putOffBecause: string };
  /** Stop after so many cases have followed: a page does not make people wait. */
  readonly most?: number;
  readonly progress?: (cases: number) => void;
}

const batch = 100;
const mostStaying = 500;

type Needs = Parameters<typeof askOfCase>[0];

/**
 * Publishes what the change brings, for good, and lets every open case follow it, a case a transaction: what was
 * previewed becomes events. Done twice it does nothing new. Refused: something of that name and version is published
 * with other words.
 */
export async function carryOutChange(
  ground: Needs,
  organisation: OrganisationId,
  change: RulesChange,
  { by, later, most = Number.POSITIVE_INFINITY, progress = () => {} }: Carrying,
): Promise<CarriedOut | { readonly refused: string }> {
  const changed = await publish(ground.pool, organisation, change.publishes, await ground.now(organisation));
  ground.rules.forget(organisation);
  const [first] = changed;
  if (first !== undefined)
    return { refused: `${first} is published already with other words: give it another version` };
  const staying: { reference: string; because: string }[] = [];
  let [cases, followed, putOff, letters] = [0, 0, 0, 0];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const states = await inOrganisation(ground.pool, organisation, (tx) =>
      openCasesAfter(tx, organisation, after, batch),
    );
    for (const state of states) {
      const rules = await ground.rules.of(organisation);
      let follows = false;
      for (const track of state.tracks) {
        const next = followedBy(change, rules, track);
        if (next === null) continue;
        const wordsId = later === 'stays' ? null : ground.newId();
        const made = { putOff: 0, letters: 0 };
        const request: Request = {
          key: keyOf(track.id, state.seq),
          case: state.id,
          by,
          words: later === 'stays' || wordsId === null ? [] : [{ id: wordsId, body: later.putOffBecause }],
          ask: {
            do: 'follow rules',
            data: {
              ...next,
              trackId: track.id,
              because: change.because,
              wordsId,
              later: later === 'stays' ? 'stays' : 'put off',
            },
          },
        };
        const answer = await askOfCase(ground, organisation, request, async (_tx, done, { events }) => {
          const own = events.filter(({ id }) => done.events.includes(id));
          made.putOff = own.filter(({ type }) => type === 'promise extended').length;
          made.letters = own.filter(({ type }) => type === 'letter queued').length;
        });
        if ('done' in answer) {
          follows = true;
          putOff += made.putOff;
          letters += made.letters;
        } else if (staying.length < mostStaying)
          staying.push({
            reference: state.reference,
            because: 'refused' in answer ? answer.refused : 'it was changed at the same moment',
          });
      }
      if (follows) followed += 1;
      if (followed >= most) return { followed, staying, putOff, letters, more: true };
    }
    cases += states.length;
    progress(cases);
    const last = states.at(-1);
    if (last === undefined || states.length < batch)
      return { followed, staying, putOff, letters, more: false };
    after = last.id;
  }
}

/** Asked twice of the same state of a case it is one deed; a track that follows already is not asked. */
const keyOf = (trackId: string, seq: number): string => `follow rules ${trackId} ${seq}`;
