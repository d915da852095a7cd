/** An error that a page or the API tells its reader: with a status of HTTP, which exists only in `web`. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
  readonly statusCode: number;
  /** One sentence: what is wrong, what to do. */
  readonly told: string;
  /** Seconds after which to try again. */
  readonly again: number | null;

  constructor(statusCode: number, told: string, again: number | null = null) {
    super(told);
    this.statusCode = statusCode;
    this.told = told;
    this.again = again;
  }
}

/** Nothing is there, or nothing that this reader may know of: the two are told alike. */
export const notFound = (
  told = 'We cannot find that page. Check the address, or start again from the first page.',
): Wrong => new Wrong(404, told);

export const notAllowed = (told = 'Your role does not allow this. Ask your keeper if it should.'): Wrong =>
  new Wrong(403, told);

export const tooMany = (seconds: number): Wrong =>
  new Wrong(429, 'That was tried too often. Wait a little, then try again.', seconds);
