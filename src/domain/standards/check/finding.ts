import type { Place } from '../fault.ts';

/** Something about a standard that a person should know before it is published. */
export interface Finding extends Place {
  /** An error keeps it from being published. */
  readonly kind: 'error' | 'warning';
  readonly message: string;
}

/** Says a finding at a path of the compiled standard. */
export type Say = (kind: Finding['kind'], path: string, message: string) => void;
