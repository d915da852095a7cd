import type { CaseState, Item } from './state.ts';

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** 'Tall unit: chipped'; null until staff said with which product something is wrong, or what. */
export function describedItem(item: Pick<Item, 'product' | 'fault'>): string | null {
  const named = [item.product, item.fault].filter((part) => part !== null && part !== '').join(': ');
  return named === '' ? null : named;
}

/**
 * What an item is called to somebody who may not read the words of its report while nobody described it: 'The second
 * thing reported to us (our description follows)'; 'What was reported to us …' where there is no other.
 */
export function undescribedItem(state: Pick<CaseState, 'items'>, item: Pick<Item, 'id' | 'stage'>): string {
  const here = state.items.filter((other) => other.handedTo === null || other.id === item.id);
  const at = here.findIndex(({ id }) => id === item.id);
  const which = ordinals[at];
  const named =
    here.length === 1
      ? 'What was reported to us'
      : which === undefined
        ? `Number ${at + 1} of what was reported to us`
        : `The ${which} thing reported to us`;
  return item.stage === null ? named : `${named} (our description follows)`;
}
