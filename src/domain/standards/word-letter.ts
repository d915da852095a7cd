import type { Ask, LetterTo } from './standard.ts';

const READER: Readonly<Record<LetterTo['to'], string>> = {
  homeowner: 'the homeowner',
  client: 'the client',
  requester: 'whoever reported it',
  operative: 'whoever goes there',
  'named contact': 'the named contact',
};

/** `sends “apology” to the client`, and where that depends on an answer among `asks`, on which. */
export function wordLetter(letter: LetterTo, asks: readonly Ask[] = []): string {
  return wordLetters([letter], asks).join('; ');
}

/** A sentence for each letter, with all whom it goes to. */
export function wordLetters(letters: readonly LetterTo[], asks: readonly Ask[]): string[] {
  const together = new Map<string, { letter: string; where: string; to: string[] }>();
  for (const { letter, to, when, senderOf } of letters) {
    const where = Object.entries(when ?? {})
      .map(([field, answer]) => `“${asks.find(({ name }) => name === field)?.title ?? field}” is “${answer}”`)
      .join(' and ');
    const key = JSON.stringify([letter, where]);
    const row = together.get(key) ?? { letter, where, to: [] };
    row.to.push(READER[to], ...(senderOf === undefined ? [] : ['whoever sent that message']));
    together.set(key, row);
  }
  return Array.from(
    together.values(),
    ({ letter, where, to }) =>
      `sends the letter “${letter}” to ${allOf(to)}${where === '' ? '' : `, where ${where}`}`,
  );
}

/** 'a, b and c', each once. */
export function allOf(words: readonly string[], last = 'and'): string {
  const once = [...new Set(words)];
  return once.length < 2 ? (once[0] ?? '') : `${once.slice(0, -1).join(', ')} ${last} ${once.at(-1)}`;
}
