const wish = /\b(ring|call|phone|text|reach|contact)\b/i;
const time =
  /\b(before|after|between|until|till|from|mornings?|afternoons?|evenings?|weekends?|nights?|mon|tues?|wed|thurs?|fri|sat|sun)(day|days|s)?\b/i;
const most = 3;

/** Sentences in which the sender says how or when to be reached, in their own words: for a note on the case, not for a rule. */
export function wishesIn(text: string): string[] {
  const sentences = text.slice(0, 20_000).split(/(?<=[.!?])\s+|\n+/);
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length <= 300 && wish.test(sentence) && time.test(sentence))
    .slice(0, most);
}
