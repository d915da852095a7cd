/** A fault as a program reports it. */
export interface Told {
  readonly message: string;
  readonly requester: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly home: {
    readonly site: string | null;
    readonly plot: string | null;
    readonly address: string | null;
    readonly postcode: string | null;
  };
  readonly homeowner: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  } | null;
  /** The client's own number for it. */
  readonly theirReference: string | null;
  /** One fault each, where they are told apart already. */
  readonly items: readonly string[];
}

/** The place as words, in the shape in which the desk reads places from any text. */
export const placeWords = ({ site, plot, address, postcode }: Told['home']): string =>
  [plot === null ? null : `plot ${plot.replace(/^plot\s+/i, '')}`, site, address, postcode]
    .filter((part) => part !== null)
    .join('\n');
