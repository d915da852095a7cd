/** What a letter may hold between braces; filled by whoever sends it. */
export const SLOTS = [
  'reference',
  'their reference',
  'other reference',
  'order',
  'received',
  'named contact',
  'phone',
  'organisation',
  'client',
  'home',
  'items',
  'next',
  'by',
  'link',
  'form link',
  'reason',
  'slots',
  'appointment',
  'greeting',
  'undo by',
  'attempts',
  'closing on',
  'late promise',
  'new date',
  'contact card',
  'missing',
  'delivery',
  'match',
  'price',
  'next step',
  'next date',
  'out of hours',
  'definition',
] as const;

export type Slot = (typeof SLOTS)[number];

export interface SlotUse {
  readonly name: string;
  /** Written with a ?: its line goes when there are no words for it. */
  readonly mayBeLeftOut: boolean;
}

// A list begins on a line of its own.
const SPACED_SLOT = /( *)\{([a-z ]+)\??\}/g;

const SLOT = /\{([a-z ]+)(\?)?\}/g;

/** The slots of a wording, in order, each as often as it stands there. */
export const slotsIn = (wording: string): SlotUse[] =>
  [...wording.matchAll(SLOT)].map(([, name = '', mark]) => ({ name, mayBeLeftOut: mark === '?' }));

/**
 * Puts words into slots, once: what stands in the words is never read as a slot.
 * A line with a slot that may be left out, and has no words, goes; paragraphs stay one empty line apart.
 * `missing` names the other slots without words.
 */
export function fillSlots(
  wording: string,
  words: Readonly<Record<string, string | undefined>>,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const has = (name: string): boolean => (words[name] ?? '').trim() !== '';
  const lines = wording.split('\n').flatMap((line) => {
    const slots = slotsIn(line);
    if (slots.some((slot) => slot.mayBeLeftOut && !has(slot.name))) return [];
    for (const slot of slots) if (!has(slot.name)) missing.add(slot.name);
    return [
      line.replaceAll(SPACED_SLOT, (_, space: string, name: string) => {
        const value = (words[name] ?? '').trim();
        return `${value.startsWith('– ') && space !== '' ? '\n' : space}${value}`;
      }),
    ];
  });
  const text = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { text, missing: [...missing] };
}
