import type { LocalDate } from '../../domain/time/types.ts';

/** A cell as it was meant, or why it cannot be. */
export type Cell<T> = { readonly value: T } | { readonly why: string };

/** '2026-03-02' or '02/03/2026' (day first); absent: null. */
export function dateCell(name: string, text: string | undefined): Cell<LocalDate | null> {
  if (text === undefined) return { value: null };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  const [year, month, day] =
    iso !== null ? iso.slice(1) : british !== null ? [british[3], british[2], british[1]] : [];
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    if (date.year >= 1900 && date.year < 2200) return { value: date.toString() };
  } catch {
    // Answered below, as for a text of another shape.
  }
  return { why: `"${name}" is no date: "${text}". Write it as 2026-03-02 or 02/03/2026` };
}

/** 'yes' or 'no'; absent: as told. */
export function yesCell(name: string, text: string | undefined, absent: boolean): Cell<boolean> {
  if (text === undefined) return { value: absent };
  if (/^(yes|y|true|1)$/i.test(text)) return { value: true };
  if (/^(no|n|false|0)$/i.test(text)) return { value: false };
  return { why: `"${name}" must be yes or no, not "${text}"` };
}

/** One of the words, in any case. */
export function wordCell<W extends string>(
  name: string,
  text: string | undefined,
  words: readonly W[],
): Cell<W | null> {
  if (text === undefined) return { value: null };
  const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
  return found === undefined
    ? { why: `"${name}" must be one of: ${words.join(', ')}; not "${text}"` }
    : { value: found };
}

/** Several in one cell, parted by semicolons or bars. */
export const listCell = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What people and files are told by: letters and digits, dashes between ('Northmoor Homes' is 'northmoor-homes'). */
export const codeOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/** Anybody may have an address there: a domain that tells nothing of who somebody works for. */
const publicDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.co.uk',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'btinternet.com',
  'aol.com',
  'sky.com',
  'proton.me',
  'protonmail.com',
  'me.com',
  'live.com',
  'msn.com',
  'virginmedia.com',
  'talktalk.net',
]);

/** Why a domain cannot tell whom somebody works for; null when it can. */
export const domainFault = (domain: string): string | null =>
  publicDomains.has(domain) || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)
    ? `"${domain}" is no domain of a client’s own`
    : null;
