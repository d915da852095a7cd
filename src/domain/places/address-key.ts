const abbreviations: Readonly<Record<string, string>> = {
  ct: 'court',
  crt: 'court',
  rd: 'road',
  st: 'street',
  ave: 'avenue',
  av: 'avenue',
  cl: 'close',
  dr: 'drive',
  drv: 'drive',
  ln: 'lane',
  cres: 'crescent',
  gdns: 'gardens',
  gr: 'grove',
  pl: 'place',
  sq: 'square',
  ter: 'terrace',
  terr: 'terrace',
  wy: 'way',
  apt: 'flat',
  apartment: 'flat',
};

const longest = 100_000;

/**
 * Words as addresses and names of places are compared: lower case, no punctuation, single blanks, the usual
 * abbreviations written out ('12 Weir Ct.' is '12 weir court').
 */
export function addressKey(text: string): string {
  const words = text
    .slice(0, longest)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words.map((word, at) => (isStreetWord(words, at) ? (abbreviations[word] ?? word) : word)).join(' ');
}

/** 'St' of 'High St' is a street, of '4 St Mary's Road' a saint. */
function isStreetWord(words: readonly string[], at: number): boolean {
  return words[at] === 'st' ? /\p{L}/u.test(words[at - 1] ?? '') : true;
}

/** A site's or client's name as it is compared: as an address, without 'the' at the beginning. */
export const nameKey = (name: string): string => addressKey(name).replace(/^the (?=.)/, '');

/**
 * Number and street of a postal address, as a message would name the home: '12 weir court' of '12 Weir Court,
 * Ashfield, LS15 8AB'. Null when no part of it holds a number.
 */
export function addressHead(address: string): string | null {
  const parts = address.split(/[,\n]/, 20).map((part) => part.trim());
  const heads: string[] = [];
  for (const part of parts) {
    heads.push(part);
    // A flat's own number is not yet that of the building.
    if (/\d.*\p{L}{2}/u.test(part) && !/^(flat|apartment|apt|unit)\b[^,]{0,6}$/i.test(part))
      return addressKey(heads.join(' '));
    // '12, Weir Court': the number stands alone.
    if (/^\d{1,4}[a-z]?$/i.test(part) && parts[heads.length] !== undefined)
      return addressKey(`${heads.join(' ')} ${parts[heads.length]}`);
    if (heads.length >= 3) break;
  }
  return null;
}
