import { pick } from './chance.ts';
import type { SampleWords } from './sample-words.ts';

/** A sentence for each item: mostly one or two, 1.7 on average; now and then something dangerous. */
export function whatIsWrong(
  next: () => number,
  { faults, dangers }: Pick<SampleWords, 'faults' | 'dangers'>,
): string[] {
  const drawn = next();
  const count = drawn < 0.5 ? 1 : drawn < 0.83 ? 2 : drawn < 0.95 ? 3 : 4;
  const said = new Set<string>();
  if (next() < 0.02) said.add(pick(next, dangers));
  while (said.size < count) said.add(pick(next, faults));
  return [...said];
}

/** A home, as somebody who lives or works there would name it. */
export interface SaidHome {
  readonly site: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
}

const listed = (faults: readonly string[]): string =>
  faults.length === 1 ? `${faults[0]}.` : faults.map((fault) => `- ${fault}`).join('\n');

const greetings = ['Hello', 'Hi there', 'Good morning', 'Dear customer care', 'Hi'] as const;
const endings = ['Many thanks', 'Thanks', 'Regards', 'Kind regards', 'Please let me know'] as const;

/** What a homeowner writes. */
export function homeownerWrites(
  next: () => number,
  home: SaidHome,
  name: string,
  faults: readonly string[],
  subjects: readonly string[],
): { subject: string; text: string } {
  const where =
    home.address === null
      ? `plot ${home.plot} at ${home.site}`
      : `${home.address}${home.postcode === null ? '' : `, ${home.postcode}`}`;
  return {
    subject: pick(next, subjects),
    text: `${pick(next, greetings)},\n\nWe live at ${where}.\n\n${listed(faults)}\n\n${pick(next, endings)}\n${name}`,
  };
}

/** What a client's people write: by plot, with their own reference; now and then so short that nobody can tell which home. */
export function clientWrites(
  next: () => number,
  home: SaidHome,
  homeowner: { readonly name: string; readonly phone: string | null } | null,
  faults: readonly string[],
  vague: boolean,
): { subject: string; text: string } {
  const place = home.plot === null ? (home.address ?? home.site) : `Plot ${home.plot}, ${home.site}`;
  const reference = `${home.site.slice(0, 2).toUpperCase()}/${1_000 + Math.floor(next() * 9_000)}`;
  if (vague)
    return {
      subject: `${home.site}`,
      text: `One at ${home.site} again, the end house by the pond.\n\n${listed(faults)}\n\nCan you send someone`,
    };
  const who =
    homeowner === null
      ? 'Unsold plot, keys at the site office.'
      : `Homeowner: ${homeowner.name}${homeowner.phone === null ? '' : `, ${homeowner.phone}`}`;
  return {
    subject: `${place}`,
    text: `Hi,\n\n${place}\n${who}\nOur ref: ${reference}\n\n${listed(faults)}\n\nPlease confirm when you can attend.`,
  };
}
