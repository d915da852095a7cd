import type { Assets } from '../../assets/registry.ts';

/** What every page of an organisation carries: its name, how to reach it, its colour. */
export interface Look {
  readonly assets: Assets;
  readonly name: string;
  readonly phone: string;
  readonly outOfHours: string | null;
  /** Six hexadecimal digits, without '#'. */
  readonly accent: string;
  readonly timezone: string;
  /** A training desk says so on every page. */
  readonly training: boolean;
}

export const defaultAccent = '23594c';
