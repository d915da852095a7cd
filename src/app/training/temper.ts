import { pickByWeight } from './chance.ts';

export type Way =
  | 'supply and fit'
  | 'inspect'
  | 'offer to self-fit'
  | 'order needed'
  | 'not ours'
  | 'advice given';

/** How one case will go, drawn when it is reported: the shares of a maker's desk (house). */
export interface Temper {
  readonly way: Way;
  /** The second item goes another way. */
  readonly mixed: boolean;
  /** At which attempt the homeowner or client answers; 4: never. */
  readonly answersAt: number;
  readonly wantsLater: boolean;
  readonly secondVisit: boolean;
  readonly noAccess: boolean;
  readonly lateDelivery: boolean;
  readonly discontinued: boolean;
  readonly wrongDelivery: boolean;
  readonly refusesToSign: boolean;
  readonly disputes: boolean;
  readonly fitsItself: boolean;
  readonly movesVisit: boolean;
  readonly weMissVisit: boolean;
  readonly writesAgain: boolean;
  /** The desk is behind with this one. */
  readonly neglected: boolean;
}

export function temperOf(next: () => number): Temper {
  const yes = (share: number): boolean => next() < share;
  return {
    way: pickByWeight(next, [
      ['supply and fit', 45],
      ['inspect', 20],
      ['offer to self-fit', 12],
      ['order needed', 10],
      ['not ours', 8],
      ['advice given', 5],
    ]),
    mixed: yes(0.15),
    answersAt: pickByWeight(next, [
      [1, 55],
      [2, 22],
      [3, 11],
      [4, 12],
    ]),
    wantsLater: yes(0.15),
    secondVisit: yes(0.09),
    noAccess: yes(0.06),
    lateDelivery: yes(0.12),
    discontinued: yes(0.03),
    wrongDelivery: yes(0.04),
    refusesToSign: yes(0.05),
    disputes: yes(0.35),
    fitsItself: yes(0.7),
    movesVisit: yes(0.06),
    weMissVisit: yes(0.03),
    writesAgain: yes(0.3),
    neglected: yes(0.07),
  };
}
