const longestText = 1_000_000;
const most = 50;

/** Letters that people read or type for digits. */
const lookAlikes: Readonly<Record<string, string>> = {
  o: '0',
  q: '0',
  i: '1',
  l: '1',
  '|': '1',
  z: '2',
  s: '5',
  b: '8',
};

/**
 * Query references quoted in a text, as `PREFIX-digits`, each once, in order. `exact`: the prefix and three to ten
 * digits, joined by nothing, blanks or a dash, in any case. `near`: what was likely meant as one (letters for digits,
 * swapped prefix letters, "ref no" or a blank in between) and must be confirmed before it counts.
 */
export function quotedReferences(text: string, prefix: string): { exact: string[]; near: string[] } {
  const plain = text.slice(0, longestText).normalize('NFKC');
  const canonical = prefix.toUpperCase();
  const exact = collect(
    plain,
    `${RegExp.escape(prefix)}[\\s_]{0,2}${dash}[\\s_]{0,2}(\\d{3,10})(?![\\p{L}\\p{N}])`,
    canonical,
  );
  const near = [
    ...collect(
      plain,
      `${RegExp.escape(prefix)}[\\s_]{0,2}${dash}\\s{0,2}([\\dOQILZSB|]{3,10})(?![\\p{L}\\p{N}])`,
      canonical,
    ),
    ...collect(
      plain,
      `${RegExp.escape(prefix)}\\s{0,2}${dash}\\s{0,2}(\\d{1,3}[ .,]\\d{3})(?![\\p{L}\\p{N}])`,
      canonical,
    ),
    ...collect(
      plain,
      `${RegExp.escape(prefix)}[\\s:.-]{0,3}(?:ref(?:erence)?|no|number|num|#)[\\s:.#-]{0,3}(\\d{3,10})(?![\\p{L}\\p{N}])`,
      canonical,
    ),
    ...swapped(prefix).flatMap((wrong) =>
      collect(
        plain,
        `${RegExp.escape(wrong)}\\s{0,2}${dash}\\s{0,2}(\\d{3,10})(?![\\p{L}\\p{N}])`,
        canonical,
      ),
    ),
  ];
  return {
    exact: exact.slice(0, most),
    near: [...new Set(near)].filter((found) => !exact.includes(found)).slice(0, most),
  };
}

const dash = '[-\\u2010-\\u2015\\u2212/:#]?';

function collect(text: string, pattern: string, prefix: string): string[] {
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'giu'));
  const references: string[] = [];
  for (const match of found) {
    const digits = (match[1] ?? '')
      .toLowerCase()
      .replace(/[oqilzsb|]/g, (letter) => lookAlikes[letter] ?? letter);
    const number = digits.replace(/\D/g, '');
    if (!/\d/.test(match[1] ?? '') || number.length < 3) continue;
    references.push(`${prefix}-${number}`);
    if (references.length >= most) break;
  }
  return [...new Set(references)];
}

function swapped(prefix: string): string[] {
  const letters = [...prefix];
  const neighbours = letters.slice(1).map((letter, at) =>
    letters
      .with(at, letter)
      .with(at + 1, letters[at] ?? '')
      .join(''),
  );
  return [...new Set(neighbours)].filter((other) => other !== prefix);
}
