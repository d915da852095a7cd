import { placeAt } from '../agreement.ts';
import type { Place } from '../fault.ts';
import { type Faulty, inOrder, parseFile, readShape } from '../grammar/file.ts';
import { scenarioAgrees } from './agreement.ts';
import { scenario } from './grammar.ts';

interface Weighted {
  readonly weight: number;
}

/** How one move of a standard goes in this scenario; moves of other standards are passed over. */
export interface MoveNote {
  readonly move: string;
  /** How likely it is chosen among the moves that a stage allows; 10 unless said. */
  readonly weight?: number;
  /** Made in this share of cases before the ordinary move, once a case; thousandths. */
  readonly share?: number;
  /** Of the person who makes it. */
  readonly minutes?: number;
  /** Working days that pass before it can be made: what is not in the desk's own hands. */
  readonly after?: number;
}

/** What happens to a desk from outside, and who works there. Shares are thousandths. */
export interface Scenario {
  readonly simulation: string;
  readonly title: string;
  /** The year begins on this date. */
  readonly from: string;
  /** How many cases a year brings. */
  readonly cases: number;
  readonly seed: number;
  readonly arrivals: {
    /** January first. */
    readonly months: readonly number[];
    /** Monday first. */
    readonly weekdays: readonly number[];
    readonly hours: readonly (Weighted & { readonly at: string })[];
  };
  readonly reports: {
    readonly items: readonly (Weighted & { readonly items: number })[];
    readonly severalWays: number;
    readonly incomplete: number;
    readonly danger: number;
    readonly byPhoneOnly: number;
    readonly deadAddress: number;
    readonly byTheClient: number;
  };
  readonly answers: {
    readonly first: number;
    readonly second: number;
    readonly third: number;
    readonly never: number;
    /** Hours from an attempt to its answer, at most; as many as drawn. */
    readonly withinHours: number;
    readonly themselves: number;
    readonly writesAgain: number;
  };
  readonly behaviour: {
    readonly laterDate: number;
    readonly movesVisit: number;
    readonly noAccess: number;
    readonly visitMissed: number;
    readonly secondVisit: number;
    readonly putOff: number;
    readonly goesBack: number;
    readonly signsAtTheDoor: number;
    readonly refusesToSign: number;
    readonly disputes: number;
    readonly withdraws: number;
  };
  readonly visits: {
    readonly hours: number;
    /** Of one person. */
    readonly aDay: number;
    /** Working days before the first time that can be offered. */
    readonly notice: number;
  };
  readonly dates: {
    /** Working days to a date that we give: drawn between the two. */
    readonly least: number;
    readonly most: number;
    readonly putOffLeast: number;
    readonly putOffMost: number;
  };
  readonly work: {
    /** Of a move that has no minutes of its own. */
    readonly minutes: number;
    readonly call: { readonly by: string; readonly minutes: number };
  };
  readonly staff: readonly { readonly role: string; readonly people: number }[];
  /** People of a role that a standard names and this scenario does not. */
  readonly otherRoles: number;
  readonly moves: readonly MoveNote[];
  readonly notes: readonly string[];
}

export interface ReadScenario {
  readonly scenario: Scenario;
  /** Where each value stands in its file, by path: 'staff/3/role'. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads a scenario from its YAML text; `file` is only quoted in faults, which say line and column. */
export function readScenario(text: string, file: string): ReadScenario | Faulty {
  const parsed = parseFile(text, file);
  if ('faults' in parsed) return parsed;
  const shaped = readShape(parsed, scenario);
  if ('faults' in shaped) return shaped;
  const { read, reading } = shaped;
  scenarioAgrees(read, (path, message) => {
    reading.faults.push({ file, ...placeAt(reading.places, path), message });
  });
  return reading.faults.length > 0
    ? { faults: inOrder(reading.faults) }
    : { scenario: read, places: reading.places };
}
