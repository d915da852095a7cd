/** Phrases by which a standard recognises what a message is about. */
export interface Recognised {
  /** The phrases of danger found, as the standard writes them. A negation is no excuse: 'not leaking' is found too. */
  readonly danger: readonly string[];
  readonly thanks: boolean;
  /** Nothing is said besides thanks and greetings. */
  readonly onlyThanks: boolean;
  readonly enquiry: boolean;
  readonly form: boolean;
}

export interface Phrases {
  readonly danger: readonly string[];
  readonly thanks: readonly string[];
  readonly enquiry: readonly string[];
  readonly form: readonly string[];
}

const longest = 200_000;
/** Left out on both sides, so that 'off wall', 'off the wall' and 'off her wall' are one. */
const small = new Set(['a', 'an', 'the', 'my', 'our', 'your', 'his', 'her', 'their', 'this', 'that']);
const polite = new Set(
  'hi hello dear all good morning afternoon evening again very much so for it is was to you and everyone team regards kind best wishes sincerely yours faithfully love x xx all done great perfect help helping your today sorting out that the both'.split(
    ' ',
  ),
);

/** Whole words, in any case, articles and possessives left out. */
export function recognise(text: string, phrases: Phrases): Recognised {
  const said = wordsOf(text);
  const line = ` ${said.join(' ')} `;
  const has = (phrase: string): boolean => {
    const words = phraseOf(phrase);
    return words !== '' && line.includes(` ${words} `);
  };
  const thanks = phrases.thanks.filter(has);
  return {
    danger: phrases.danger.filter(has),
    thanks: thanks.length > 0,
    onlyThanks: thanks.length > 0 && nothingBesides(text, thanks),
    enquiry: phrases.enquiry.some(has),
    form: phrases.form.some(has),
  };
}

/** A name under the words is no matter of its own: the last line may be anything of up to three words. */
function nothingBesides(text: string, thanks: readonly string[]): boolean {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.at(-1) ?? '';
  const named = lines.length > 1 && wordsOf(last).length <= 3 ? lines.slice(0, -1) : lines;
  let left = ` ${wordsOf(named.join(' ')).join(' ')} `;
  for (const phrase of thanks.toSorted((a, b) => b.length - a.length)) {
    left = left.replaceAll(` ${wordsOf(phrase).join(' ')} `, ' ');
  }
  const rest = left.split(' ').filter((word) => word !== '' && !polite.has(word));
  // 'Thanks Darren' and 'thank you, Priya' name somebody; more than that says something.
  return rest.length <= 1 && !text.includes('?');
}

// A standard's phrases are few and looked for in every message.
const known = new Map<string, string>();
const most = 2_000;

function phraseOf(phrase: string): string {
  const before = known.get(phrase);
  if (before !== undefined) return before;
  const words = wordsOf(phrase).join(' ');
  if (known.size < most) known.set(phrase, words);
  return words;
}

function wordsOf(text: string): string[] {
  return text
    .slice(0, longest)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !small.has(word));
}
