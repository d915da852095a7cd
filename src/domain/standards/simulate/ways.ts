import { keptOnceSent } from '../once-sent.ts';
import type { AttemptPlan, Move, PartyRole, Stage, Standard } from '../standard.ts';
import type { MoveNote, Scenario } from './scenario.ts';

const parties: ReadonlySet<string> = new Set([
  'homeowner',
  'client',
  'requester',
  'operative',
  'named contact',
] satisfies PartyRole[]);

/** One move as somebody makes it in this scenario. */
export interface Way {
  readonly move: Move;
  /** Staff roles that may make it, in the order of the standard. */
  readonly roles: readonly string[];
  readonly parties: readonly string[];
  readonly weight: number;
  /** Thousandths of cases in which it is made before the ordinary move; 0: none. */
  readonly share: number;
  readonly minutes: number;
  readonly after: number;
  /** The fact of an item that holds the date before which it is not made: one of a promise that it keeps. */
  readonly datedBy: string | null;
  /** Promises that it keeps, by itself or by a letter of its own. */
  readonly keeps: readonly string[];
  /** For another person than the one who decided before. */
  readonly byAnother: boolean;
  /** Facts of an item that name who may not make it. */
  readonly unlike: readonly string[];
}

/** What may happen to items in one stage, as the moves of the standard allow it. */
export interface StageWays {
  readonly stage: Stage;
  /** Ordinary moves: one of them is chosen. */
  readonly steps: readonly Way[];
  /** Made before the ordinary one in some cases. */
  readonly besides: readonly Way[];
  /** Keep what is owed while the items stay: goods that arrive, news that is told. */
  readonly along: readonly Way[];
  /** Tell again what is promised afresh by telling it: made once more before that is due. */
  readonly renews: readonly Way[];
  readonly offers: Way | null;
  /** What a visit ends with: all, those that bring the items on, and those that lead back, to another visit. */
  readonly done: readonly Way[];
  readonly doneAhead: readonly Way[];
  readonly doneBack: readonly Way[];
  readonly moved: Way | null;
  readonly noAccess: Way | null;
  readonly missed: Way | null;
  readonly withdraws: Way | null;
  readonly signed: boolean;
  readonly plans: readonly AttemptPlan[];
}

/** The moves of a standard by the stage they leave, and those out of a closure, with the scenario's own figures. */
export interface Ways {
  readonly stages: ReadonlyMap<string, StageWays>;
  /** By kind of visit: the roles that may say that one is done. */
  readonly visitors: ReadonlyMap<string, readonly string[]>;
  /** By closure: how it is disputed. */
  readonly disputes: ReadonlyMap<string, Way>;
  /** Facts of items that hold a date before which no time may lie. */
  readonly datesBefore: readonly string[];
  /** What a report must say, by name. */
  readonly details: readonly string[];
  /** Letters on which a promise hangs. */
  readonly keeping: ReadonlySet<string>;
}

/**
 * Reads the moves of a standard as what people may do: by stage and maker, knowing nothing of the trade. What the clock
 * and the desk's own rules do is left to them.
 */
export function waysOf(standard: Standard, scenario: Scenario): Ways {
  const notes = new Map(scenario.moves.map((note) => [note.move, note]));
  const dated = datesOf(standard);
  const byAnother = new Set(standard.promises.filter((row) => row.byAnother).map((row) => row.name));
  const wayOf = (move: Move): Way => ({
    ...asWay(move, notes.get(move.name), scenario, dated),
    byAnother: move.needs.includes('another person') || move.keeps.some((name) => byAnother.has(name)),
    unlike: move.asks.flatMap((ask) => ask.unlike ?? []),
    keeps: keptBy(standard, move),
  });
  const stages = standard.stages.map((stage) => inStage(standard, scenario, stage, wayOf));
  const done = stages.flatMap((row) => row.done);
  const disputes = standard.moves.flatMap((move) =>
    isOurs(move)
      ? move.from
          .filter((from) => from.startsWith('closed as '))
          .map((from) => [from.slice('closed as '.length), wayOf(move)] as const)
      : [],
  );
  return {
    stages: new Map(stages.map((row) => [row.stage.name, row])),
    // In the order of the standard, of which the first counts.
    visitors: new Map(done.toReversed().map(({ move, roles }) => [move.appointment?.kind ?? '', roles])),
    disputes: new Map(disputes),
    datesBefore: [
      ...new Set(standard.moves.flatMap((move) => move.asks.flatMap((ask) => ask.notBefore ?? []))),
    ],
    details: standard.details.map((detail) => detail.name),
    keeping: new Set([
      ...standard.promises.flatMap((promise) => promise.keptByLetter ?? []),
      ...standard.moves.flatMap(({ when }) => (when?.on === 'letter sent' ? [when.letter] : [])),
    ]),
  };
}

/** Neither the clock's nor the desk's, nor a signature's: somebody decides to make it. */
const isOurs = (move: Move): boolean =>
  move.when === undefined && move.by.some((maker) => maker !== 'clock' && maker !== 'desk');

const keptBy = (standard: Standard, move: Move): string[] => [...move.keeps, ...keptOnceSent(standard, move)];

/** What it keeps begins anew with it: news of a date, until what was awaited is there. */
const isRenewed = (move: Move): boolean => move.keeps.some((name) => move.starts.includes(name));

/** A party may close it: they withdraw, and few do. */
const isTheirs = (move: Move): boolean => move.to === 'closed' && move.by.some((maker) => parties.has(maker));

/** Promises whose date people give as a field of a move: by promise, the field. */
function datesOf(standard: Standard): ReadonlyMap<string, string> {
  return new Map(
    standard.moves.flatMap((move) =>
      move.extends
        .filter((row) => move.asks.some((ask) => ask.name === row.until && ask.kind === 'date'))
        .map((row) => [row.promise, row.until] as const),
    ),
  );
}

function asWay(
  move: Move,
  note: MoveNote | undefined,
  scenario: Scenario,
  dated: ReadonlyMap<string, string>,
): Omit<Way, 'byAnother' | 'unlike' | 'keeps'> {
  const asks = new Set(move.asks.map((ask) => ask.name));
  const date = move.keeps.map((promise) => dated.get(promise)).find((field) => field !== undefined);
  return {
    move,
    roles: move.by.filter((maker) => !parties.has(maker) && maker !== 'clock' && maker !== 'desk'),
    parties: move.by.filter((maker) => parties.has(maker)),
    weight: note?.weight ?? 10,
    share: note?.share ?? 0,
    minutes: note?.minutes ?? scenario.work.minutes,
    after: note?.after ?? 0,
    datedBy: date === undefined || asks.has(date) || move.appointment !== undefined ? null : date,
  };
}

function inStage(
  standard: Standard,
  scenario: Scenario,
  stage: Stage,
  wayOf: (move: Move) => Way,
): StageWays {
  const order = (name: string): number => standard.stages.findIndex((row) => row.name === name);
  const here = standard.moves.filter((move) => isOurs(move) && move.from.includes(stage.name));
  const noted = new Map(scenario.moves.map((note) => [note.move, note]));
  const does = (what: string): Way[] => here.filter((move) => move.appointment?.does === what).map(wayOf);
  const plain = here.filter(
    ({ appointment, to }) =>
      appointment === undefined ||
      appointment.does === 'books' ||
      appointment.does === 'cancelled' ||
      (appointment.does === 'offers' && to !== 'same'),
  );
  const isBack = (move: Move): boolean => {
    const note = noted.get(move.name);
    if (note?.weight !== undefined) return false;
    return (
      note?.share !== undefined ||
      isTheirs(move) ||
      move.appointment?.does === 'cancelled' ||
      (move.to !== 'closed' && order(move.to) < order(stage.name))
    );
  };
  const moving = plain.filter((move) => move.to !== 'same');
  const ahead = moving.filter((move) => !isBack(move));
  // A stage out of which all moves lead back (a loop of its own) goes back by them.
  const steps = ahead.length > 0 ? ahead : moving.filter((move) => noted.get(move.name)?.share === undefined);
  const staying = plain.filter((move) => move.to === 'same');
  const isAlong = (move: Move): boolean =>
    keptBy(standard, move).length > 0 &&
    !isRenewed(move) &&
    move.begins.length === 0 &&
    move.extends.length === 0 &&
    noted.get(move.name)?.share === undefined;
  const share = (move: Move): number =>
    noted.get(move.name)?.share ??
    (move.to === 'same'
      ? move.extends.length > 0
        ? scenario.behaviour.putOff
        : 0
      : isTheirs(move)
        ? scenario.behaviour.withdraws
        : scenario.behaviour.goesBack);
  const besides = [
    ...moving.filter((move) => !steps.includes(move)),
    ...staying.filter((move) => !isAlong(move)),
  ];
  const done = does('done');
  const isAgain = ({ move }: Way): boolean => move.to !== 'closed' && order(move.to) < order(stage.name);
  const anyOpen = standard.moves.filter((move) => isOurs(move) && move.from.includes('any open'));
  return {
    stage,
    steps: steps.map(wayOf),
    besides: besides.map((move) => ({ ...wayOf(move), share: share(move) })).filter((way) => way.share > 0),
    along: staying.filter(isAlong).map(wayOf),
    renews: staying.filter(isRenewed).map(wayOf),
    offers: does('offers').find((way) => way.move.to === 'same') ?? null,
    done,
    doneAhead: done.filter((way) => !isAgain(way)),
    doneBack: done.filter(isAgain),
    moved: does('moves')[0] ?? null,
    noAccess: does('no access')[0] ?? null,
    missed: does('missed')[0] ?? null,
    withdraws: anyOpen.filter((move) => move.to === 'closed').map(wayOf)[0] ?? null,
    signed: standard.moves.some((move) => move.when?.on === 'signed' && move.from.includes(stage.name)),
    plans: standard.attempts.filter((plan) =>
      standard.moves.some(
        (move) =>
          move.name === plan.wait.then && (move.from.includes(stage.name) || move.from.includes('any open')),
      ),
    ),
  };
}
