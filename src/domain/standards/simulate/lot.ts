import { type Chance, weighted } from '../../chance.ts';
import { drawn, happens } from './chance.ts';
import type { Scenario } from './scenario.ts';

/** How one case will go, drawn before it begins: the same under every standard that is simulated beside another. */
export interface Lot {
  readonly items: number;
  /** Items beyond the first go a way of their own. */
  readonly severalWays: boolean;
  readonly incomplete: boolean;
  readonly danger: boolean;
  readonly byPhoneOnly: boolean;
  readonly deadAddress: boolean;
  readonly byTheClient: boolean;
  /** At which attempt the homeowner and the client answer; Infinity: never. */
  readonly homeownerAnswers: number;
  readonly clientAnswers: number;
  readonly themselves: boolean;
  readonly writesAgain: boolean;
  readonly laterDate: boolean;
  readonly movesVisit: boolean;
  readonly noAccess: boolean;
  readonly visitMissed: boolean;
  readonly secondVisit: boolean;
  readonly signsAtTheDoor: boolean;
  readonly refusesToSign: boolean;
  readonly disputes: boolean;
  /** Milliseconds from the report to its withdrawal; null: never withdrawn. */
  readonly withdrawsAfter: number | null;
}

const day = 86_400_000;

export function lotOf(scenario: Scenario, chance: Chance): Lot {
  const { reports, answers, behaviour } = scenario;
  const yes = (share: number): boolean => happens(chance, share);
  const attempts = [
    { n: 1, weight: answers.first },
    { n: 2, weight: answers.second },
    { n: 3, weight: answers.third },
    { n: Number.POSITIVE_INFINITY, weight: answers.never },
  ];
  const attempt = (): number => weighted(chance, attempts)?.n ?? 1;
  return {
    items: weighted(chance, reports.items)?.items ?? 1,
    severalWays: yes(reports.severalWays),
    incomplete: yes(reports.incomplete),
    danger: yes(reports.danger),
    byPhoneOnly: yes(reports.byPhoneOnly),
    deadAddress: yes(reports.deadAddress),
    byTheClient: yes(reports.byTheClient),
    homeownerAnswers: attempt(),
    clientAnswers: attempt(),
    themselves: yes(answers.themselves),
    writesAgain: yes(answers.writesAgain),
    laterDate: yes(behaviour.laterDate),
    movesVisit: yes(behaviour.movesVisit),
    noAccess: yes(behaviour.noAccess),
    visitMissed: yes(behaviour.visitMissed),
    secondVisit: yes(behaviour.secondVisit),
    signsAtTheDoor: yes(behaviour.signsAtTheDoor),
    refusesToSign: yes(behaviour.refusesToSign),
    disputes: yes(behaviour.disputes),
    withdrawsAfter: yes(behaviour.withdraws) ? drawn(chance, 1, 30) * day : null,
  };
}
