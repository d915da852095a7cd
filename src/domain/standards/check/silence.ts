import { stagesReopened } from '../graph.ts';
import { keptOnceSent } from '../once-sent.ts';
import type { Move, PromiseRule, Stage, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** An item in a stage with the promises and attempts that run there: as the customer would ask "and now?". */
interface Standing {
  readonly stage: Stage;
  readonly running: readonly string[];
  /** How it came about, where something ended and the item stayed. */
  readonly since?: string;
}

/** Standings that are looked at, at most; a standard has a few hundred. */
const MOST_STANDINGS = 20_000;

const attempts = (plan: string): string => `attempts ${plan}`;

/**
 * Stages in which nothing may be running: the customer would hear nothing until somebody thinks of it.
 * The headline does not count, for customers are not told it; nor does what a letter keeps at once.
 */
export function checkSilence(standard: Standard, say: Say): void {
  const told = new Set<string>();
  for (const { stage, running, since } of standings(standard)) {
    if (running.length > 0 || told.has(stage.name)) continue;
    told.add(stage.name);
    const path = `stages/${standard.stages.indexOf(stage)}/name`;
    if (since === undefined) {
      say(
        'error',
        path,
        `An item can come to "${stage.name}" with no promise and no attempts running: start a "next update" there at least.`,
      );
    } else {
      say(
        'warning',
        path,
        `In "${stage.name}", after ${since}, no promise and no attempts run until the review: start a "next update" with it.`,
      );
    }
  }
}

/** Every standing that an item can come to, those on entering a stage before those that follow there. */
function standings(standard: Standard): Standing[] {
  const found = new Map<string, Standing>();
  const note = (standing: Standing): void => {
    const key = `${standing.stage.name}: ${[...standing.running].sort().join(', ')}`;
    if (!found.has(key) && found.size < MOST_STANDINGS) found.set(key, standing);
  };
  const [first] = standard.stages;
  if (first !== undefined) note(entering(standard, first, []));
  // A map is walked in the order of its keys, those added on the way included.
  for (const standing of found.values()) for (const next of goOn(standard, standing)) note(next);
  return [...found.values()].sort((a, b) => Number(a.since !== undefined) - Number(b.since !== undefined));
}

function goOn(standard: Standard, standing: Standing): Standing[] {
  const { stage } = standing;
  const moves = standard.moves.filter(
    (move) => move.from.includes(stage.name) || move.from.includes('any open'),
  );
  return [
    ...moves.flatMap((move) => afterMove(standard, standing, move)),
    ...standing.running.flatMap((one) => afterSilenceOrAnswer(standard, standing, one)),
  ];
}

function afterMove(standard: Standard, { stage, running }: Standing, move: Move): Standing[] {
  const left = running.filter((one) => !move.keeps.includes(one) && !move.supersedes.includes(one));
  const begun = [...move.starts, ...move.begins.map(attempts)];
  if (move.to === 'same') {
    const ended = left.filter((one) => !move.ends.some((plan) => attempts(plan) === one));
    return [
      { stage, running: [...new Set([...ended, ...counted(standard, begun)])], since: `“${move.title}”` },
    ];
  }
  if (move.closes !== undefined) return reopened(standard, stage, move.closes);
  const to = standard.stages.find((one) => one.name === move.to);
  if (to === undefined) return [];
  const sent = keptOnceSent(standard, move);
  return [
    entering(standard, to, [...left.filter((one) => lasts(stage, one) || sent.includes(one)), ...begun]),
  ];
}

/** Attempts end in silence without evidence, or in an answer that no move takes up. */
function afterSilenceOrAnswer(standard: Standard, { stage, running }: Standing, one: string): Standing[] {
  const plan = standard.attempts.find((each) => attempts(each.name) === one);
  if (plan === undefined) return [];
  const others = running.filter((each) => each !== one);
  const instead = standard.stages.find((each) => each.name === plan.wait.instead);
  const unheard =
    instead === undefined
      ? []
      : [
          entering(
            standard,
            instead,
            others.filter((each) => lasts(stage, each)),
          ),
        ];
  const taken = standard.moves.some(
    (move) => move.when?.on === 'contact' && move.when.of === plan.of && move.from.includes(stage.name),
  );
  return taken ? unheard : [...unheard, { stage, running: others, since: `an answer of the ${plan.of}` }];
}

function reopened(standard: Standard, left: Stage, closure: string): Standing[] {
  const rule = standard.closures.find((one) => one.name === closure);
  const names = rule?.reopensInto === 'stage it left' ? [left.name] : stagesReopened(standard, closure);
  const fresh = standard.reopening.promise === undefined ? [] : [standard.reopening.promise];
  const disputes = standard.moves.filter((move) => move.from.includes(`closed as ${closure}`));
  return [
    ...standard.stages
      .filter((stage) => names.includes(stage.name))
      .map((stage) => entering(standard, stage, [...stage.reopened, ...fresh])),
    ...disputes.flatMap((move) =>
      standard.stages
        .filter((stage) => stage.name === move.to)
        .map((stage) => entering(standard, stage, move.starts)),
    ),
  ];
}

const entering = (standard: Standard, stage: Stage, carried: readonly string[]): Standing => ({
  stage,
  running: [
    ...new Set(
      counted(standard, [
        ...carried,
        ...stage.starts,
        ...(stage.attempts === undefined ? [] : [attempts(stage.attempts)]),
      ]),
    ),
  ],
});

/** Promises of a stage and attempts end when it is left; entering starts those of the next one afresh. */
const lasts = (left: Stage, one: string): boolean =>
  !one.startsWith('attempts ') && !left.starts.includes(one);

const counted = (standard: Standard, names: readonly string[]): string[] =>
  names.filter(
    (name) =>
      name.startsWith('attempts ') ||
      (name !== standard.headline?.promise &&
        standard.promises.some((one) => one.name === name && !keptAtOnce(standard, one))),
  );

/** A letter that goes by itself keeps it; one that a person has to write first is as much owed as any deed. */
const keptAtOnce = (standard: Standard, { name, keptByLetter }: PromiseRule): boolean =>
  keptByLetter !== undefined &&
  !standard.moves.some(
    (move) =>
      move.when === undefined &&
      !move.starts.includes(name) &&
      move.letters.some((row) => row.letter === keptByLetter),
  );
