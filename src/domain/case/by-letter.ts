import type { Move } from '../standards/standard.ts';
import { itemsOf } from './closing.ts';
import { type Draft, decidedBy, emit, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { makeMove, movable } from './moves.ts';
import { movesOn } from './named.ts';
import { planReview } from './review.ts';
import type { Item, Letter, Track } from './state.ts';

/** The letter has gone: moves that waited for it are made, for the items it is about. */
export function moveOnSending(draft: Draft, letter: Letter): void {
  for (const { id, open } of draft.state.tracks) {
    if (!open) continue;
    for (const move of waitingFor(draft, id, letter)) {
      const items = movable(draft, id, move)
        .map((item) => item.id)
        .filter((item) => letter.items.includes(item));
      if (items.length > 0)
        decidedBy(draft, { kind: 'desk' }, draft.at, () => makeMove(draft, id, move, { items, fields: {} }));
    }
  }
}

/** The letter did not arrive after all: what its sending closed stands again where it stood. */
export function reopenOnReturn(draft: Draft, letter: Letter): void {
  for (const track of draft.state.tracks) {
    const moves = waitingFor(draft, track.id, letter);
    const items = itemsOf(draft.state, track.id).filter(
      (item) => letter.items.includes(item.id) && moves.some((move) => isClosedBy(item, move)),
    );
    if (items.length > 0) reopenTo(draft, track, items);
  }
}

const waitingFor = (draft: Draft, trackId: Id, { letter }: Letter): Move[] =>
  movesOn(standardOf(draft.rules, trackOf(draft.state, trackId)), 'letter sent').filter(
    ({ when }) => when?.on === 'letter sent' && when.letter === letter,
  );

const isClosedBy = (item: Item, move: Move): boolean =>
  item.stage === null && item.outcome === move.closes && move.from.includes(item.left ?? '');

const because = 'the letter that closed it did not arrive';

/** Nothing is promised anew: the promise that the letter kept is owed again, by its own date. */
function reopenTo(draft: Draft, track: Track, items: readonly Item[]): void {
  const back = items.map((item) => ({ id: item.id, stage: item.left ?? '' }));
  if (!track.open) {
    emit(draft, 'track reopened', { items: back, because, at: draft.at }, track.id);
    planReview(draft, trackOf(draft.state, track.id));
    return;
  }
  for (const [to, of] of Map.groupBy(back, ({ stage }) => stage))
    emit(
      draft,
      'items moved',
      {
        move: 'reopened',
        items: of.map(({ id }) => id),
        to,
        sets: {},
        facts: {},
        closes: null,
        counts: null,
      },
      track.id,
    );
}
