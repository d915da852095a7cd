import { movesOnceSent } from '../standards/once-sent.ts';
import type { Move } from '../standards/standard.ts';
import { causedBy, type Draft, decidedBy, emit, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { makeMove, movable } from './moves.ts';
import { raise } from './raise.ts';
import { planReview } from './review.ts';
import type { CaseState, Item, Letter } from './state.ts';

/**
 * A letter has gone: the desk makes the moves that the standard sets off by it, for the items it is about that wait
 * for it. A letter written before they came there, about something else, sets nothing off.
 */
export function followSent(draft: Draft, letter: Letter): void {
  for (const { id } of draft.state.tracks)
    for (const move of movesOnceSent(standardOf(draft.rules, trackOf(draft.state, id)), letter.letter)) {
      const items = movable(draft, id, move)
        .filter((item) => letter.items.includes(item.id) && item.enteredAt <= letter.at)
        .map((item) => item.id);
      if (items.length === 0) continue;
      decidedBy(draft, { kind: 'desk' }, draft.at, () => {
        const refusal = makeMove(draft, id, move, { items, fields: {} });
        if (refusal !== null)
          throw new Error(`the desk was refused its move ${move.name}: ${refusal.refused}`);
      });
    }
}

/**
 * A letter came back whose sending had closed its items: they stand again where it was on its way, and a person is
 * told. Not where the same letter arrived another way, nor on a case that is merged into another.
 */
export function cameBack(draft: Draft, letter: Letter): void {
  if (letter.outcome !== 'sent' || hasArrivedOtherwise(draft.state, letter)) return;
  if (draft.state.links.some((link) => link.as === 'merged into')) return;
  for (const { id } of draft.state.tracks) {
    const moves = movesOnceSent(standardOf(draft.rules, trackOf(draft.state, id)), letter.letter);
    for (const [stage, items] of Map.groupBy(
      draft.state.items.filter((item) => item.trackId === id && isClosedBy(letter, item, moves)),
      (item) => item.left ?? '',
    ))
      openAgain(draft, id, items, stage);
  }
}

/** Whether the same letter, about the same items, has reached them by another sending. */
export const hasArrivedOtherwise = (state: CaseState, letter: Letter): boolean =>
  state.letters.some(
    (row) =>
      row.sendId !== letter.sendId &&
      row.letter === letter.letter &&
      row.partyId === letter.partyId &&
      row.outcome === 'sent' &&
      row.at >= letter.at &&
      letter.items.every((item) => row.items.includes(item)),
  );

const isClosedBy = (letter: Letter, item: Item, moves: readonly Move[]): boolean =>
  item.stage === null &&
  letter.items.includes(item.id) &&
  item.enteredAt >= letter.at &&
  moves.some(({ closes, from }) => closes === item.outcome && from.includes(item.left ?? ''));

function openAgain(draft: Draft, trackId: Id, items: readonly Item[], stage: string): void {
  const because = 'the letter came back';
  const ids = items.map((item) => item.id);
  const cause = trackOf(draft.state, trackId).open
    ? emit(
        draft,
        'items moved',
        { move: 'reopened', items: ids, to: stage, sets: {}, facts: {}, closes: null, counts: null },
        trackId,
      )
    : emit(
        draft,
        'track reopened',
        { items: ids.map((id) => ({ id, stage })), because, at: draft.at },
        trackId,
      );
  causedBy(draft, cause, () => {
    planReview(draft, trackOf(draft.state, trackId));
    raise(draft, trackId, 'What we sent came back, so it is open again: see that it reaches them');
  });
}
