/** Where something stands in a file of the rulebook; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a file of the rulebook: what, where, and what to do about it. */
export interface Fault extends Place {
  readonly file: string;
  readonly message: string;
}

/** A fault as editors and terminals follow it: `file:line:column message`. */
export const wordFault = (fault: Fault): string =>
  `${fault.file}:${fault.line}:${fault.column} ${fault.message}`;
