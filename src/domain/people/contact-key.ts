/** An e-mail address as contact points are looked up: lower case, no blanks around. */
export const emailKey = (address: string): string => address.trim().toLowerCase();

/** The domain of an address, lower case; '' when there is none. */
export const domainOf = (address: string): string => emailKey(address).split('@').at(-1) ?? '';

/**
 * A phone number as contact points are looked up: digits with the country's prefix ('+441632960123'); numbers without
 * one are taken for numbers of the United Kingdom. Null when it has too few or too many digits to be rung.
 */
export function phoneKey(number: string): string | null {
  const plain = number
    .normalize('NFKC')
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '');
  const digits = plain.replace(/\+/g, '');
  const abroad = plain.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  if (abroad !== null) return abroad.length >= 8 && abroad.length <= 15 ? `+${abroad}` : null;
  return /^0[1-9]\d{8,9}$/.test(digits) ? `+44${digits.slice(1)}` : null;
}

/** Phone numbers of the United Kingdom in a text that could be rung, as keys, each once. */
export function phonesIn(text: string): string[] {
  const found = text
    .slice(0, 200_000)
    .normalize('NFKC')
    .matchAll(/(?<![\p{N}\p{L}])(?:\+44|0044|0)[\d\s().-]{8,16}\d(?!\p{N})/gu);
  return [...new Set(Array.from(found, ([number]) => phoneKey(number)).filter((key) => key !== null))].slice(
    0,
    20,
  );
}
