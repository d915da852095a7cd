const words: Readonly<Record<string, string>> = {
  us: 'us',
  homeowner: 'the homeowner',
  client: 'the client',
  requester: 'who reported it',
  operative: 'the operative',
  'named contact': 'the named contact',
};

/** Whom a case waits for, as one says it. */
export const waitingWords = (whom: string): string => words[whom] ?? whom;

/** 'Plot 41, 7 Larch Rise, LS15 8AB'. */
export function homeLine(home: {
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly site: string | null;
}): string {
  const plot = home.plot === null ? null : `Plot ${home.plot}`;
  const shown = [plot, home.address, home.site, home.postcode].filter((part) => part !== null && part !== '');
  return shown.length === 0 ? 'Home not known yet' : shown.join(', ');
}
