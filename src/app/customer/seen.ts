import { describedItem, undescribedItem } from '../../domain/case/item-title.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, Item, Party } from '../../domain/case/state.ts';
import type { CustomerCase, OwnMessage } from '../../store/reads/customer-case.ts';

export interface ItemSeen {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly next: string;
  readonly open: boolean;
  /** What is offered instead of it. */
  readonly match: string | null;
}

/** A detail of the standard's list that is not here yet, and the words that ask for it. */
export interface MissingDetail {
  readonly name: string;
  readonly ask: string;
}

/** An item is told by product and fault; its reporter's own words only to them. */
export function itemSeen(rules: Rules, found: CustomerCase, party: Party, item: Item): ItemSeen {
  const { state } = found;
  const track = state.tracks.find((row) => row.id === item.trackId);
  const standard = rules.standards.get(track?.standard ?? '');
  const stage = standard?.stages.find((row) => row.name === item.stage);
  const closure = standard?.closures.find((row) => row.name === item.outcome);
  const own =
    state.requesterId === party.id && item.wordsId !== null ? found.itemWords[item.wordsId] : undefined;
  return {
    id: item.id,
    title: describedItem(item) ?? (own || undescribedItem(state, item)),
    stage: stage?.title ?? closure?.title ?? 'Closed',
    next: (party.role === 'client' ? stage?.next.client : stage?.next.customer) ?? '',
    open: item.stage !== null,
    match: typeof item.facts.match === 'string' ? (found.itemWords[item.facts.match] ?? null) : null,
  };
}

/** What whoever reported it is asked for, while the standard waits for it. */
export function missingFor(rules: Rules, state: CaseState, party: Party): MissingDetail[] {
  if (state.requesterId !== party.id || !party.confirmed) return [];
  return state.tracks
    .filter((track) => track.open)
    .flatMap((track) => rules.standards.get(track.standard)?.details ?? [])
    .filter(({ name }) => !state.details.includes(name))
    .map(({ name, ask }) => ({ name, ask }));
}

export function placeWords({ plot, address, site, postcode }: CustomerCase): string | null {
  const parts = [address ?? (plot === null ? null : `Plot ${plot}`), site, postcode].filter(
    (part) => part !== null && part !== '',
  );
  // The postcode often ends the address already.
  const kept = parts.filter((part, at) => !parts.slice(0, at).some((before) => before?.includes(part ?? '')));
  return kept.length === 0 ? null : kept.join(', ');
}

/** Letters carry links that open the case: shown on a screen, one would be there for anybody to copy. */
export function withoutLink(message: OwnMessage, publicUrl: string): OwnMessage {
  const own = publicUrl.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    ...message,
    body: message.body?.replaceAll(new RegExp(`${own}/c/\\S+`, 'g'), 'on this page') ?? null,
  };
}
