import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import { addressKey } from '../../domain/places/address-key.ts';
import { readPostcode } from '../../domain/places/postcode.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { foundCases, type Sought } from '../../store/reads/search.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { type DeskCard, worded } from './card.ts';

const longest = 200;

/** Looks for cases by what a person types: a reference, a postcode, a plot, an address, a name, an e-mail, a number. */
export async function search(
  ground: Pick<Ground, 'pool' | 'rules' | 'now'>,
  organisation: OrganisationId,
  text: string,
): Promise<{ readonly now: Instant; readonly cases: readonly DeskCard[] }> {
  const [now, rules] = await Promise.all([ground.now(organisation), ground.rules.of(organisation)]);
  const prefixes = [...new Set([...rules.standards.values()].map((row) => row.reference.prefix))];
  const sought = soughtBy(text, prefixes);
  const cases = await inOrganisation(ground.pool, organisation, (tx) => foundCases(tx, organisation, sought));
  return { now, cases: cases.map((row) => worded(rules, row)) };
}

/** The shapes in which what was typed may be found. A number alone may be a reference as well as a plot. */
export function soughtBy(text: string, prefixes: readonly string[]): Sought {
  const plain = text.slice(0, longest).normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  const bare = plain.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const references = prefixes.flatMap((prefix) => {
    const number = bare.startsWith(prefix) ? bare.slice(prefix.length) : bare;
    return /^\d{1,12}$/.test(number) ? [`${prefix}-${number}`] : [];
  });
  const postcode = readPostcode(plain)?.postcode;
  const plot = /^(?:plot\s*)?([\p{L}\d]{0,3}\d{1,5}[\p{L}]?)$/iu.exec(plain)?.[1];
  const address = addressKey(plain);
  const phone = phoneKey(plain);
  const named = /^[\p{L}][\p{L}\s.'’-]{2,}$/u.test(plain) ? [plain, capitals(plain)] : [];
  return {
    references,
    own: bare.length >= 3 ? plain.toLowerCase() : null,
    postcodes: postcode === undefined ? [] : [postcode],
    plots: plot === undefined ? [] : [...new Set([plot, plot.toUpperCase(), plot.toLowerCase()])],
    address: /\d.*\p{L}{2}/u.test(address) && postcode === undefined ? address : null,
    names: [...new Set(named)],
    points: plain.includes('@') ? [emailKey(plain)] : phone === null ? [] : [phone],
  };
}

const capitals = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
