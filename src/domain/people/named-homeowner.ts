import { phonesIn } from './contact-key.ts';

/** A homeowner as somebody else names them in a message. */
export interface NamedHomeowner {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
}

const titled =
  /(?<![\p{L}])((?:Mr and Mrs|Mr & Mrs|Mrs|Mr|Miss|Ms|Mx|Dr)\.?\s{1,2}(?:\p{Lu}[\p{L}'’-]{0,30}\s){0,2}\p{Lu}[\p{L}'’-]{1,30})/gu;
const address = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,100}\.\p{L}{2,20}/gu;

/**
 * The one person with a title whom a text names, with the one phone number and the one e-mail address in it that are not
 * the sender's. Null when nobody or several are named: nothing is guessed about whom to write to.
 */
export function namedHomeowner(
  text: string,
  senderAddress: string,
  ownDomains: readonly string[],
): NamedHomeowner | null {
  const plain = text.slice(0, 50_000).normalize('NFKC');
  const names = [
    ...new Set(Array.from(plain.matchAll(titled), (match) => (match[1] ?? '').replace(/\s+/g, ' '))),
  ];
  const [name] = names;
  if (name === undefined || names.length > 1) return null;
  const phones = phonesIn(plain);
  const mails = [...new Set(Array.from(plain.matchAll(address), ([found]) => found.toLowerCase()))].filter(
    (found) =>
      found !== senderAddress.toLowerCase() && !ownDomains.some((domain) => found.endsWith(`@${domain}`)),
  );
  return {
    name,
    phone: phones.length === 1 ? (phones[0] ?? null) : null,
    email: mails.length === 1 ? (mails[0] ?? null) : null,
  };
}
