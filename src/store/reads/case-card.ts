import type { Instant } from '../../domain/time/types.ts';

/** One case in a list: what a person needs to choose it. */
export interface CaseCard {
  readonly id: string;
  readonly reference: string;
  /** The client's own reference, where known. */
  readonly theirs: string | null;
  /** `name@version` of its first standard. */
  readonly standard: string;
  readonly stage: string;
  readonly open: boolean;
  readonly nextDeadline: Instant | null;
  /** Name in the standard of the promise that falls due next. */
  readonly promise: string | null;
  /** 0 unsafe, 1 vulnerable, 2 a call promised today. */
  readonly pinned: number | null;
  readonly callbackAt: Instant | null;
  readonly callDue: boolean;
  readonly needsPerson: number;
  readonly manager: string | null;
  readonly client: string | null;
  readonly site: string | null;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly receivedAt: Instant;
  readonly closedAt: Instant | null;
}
