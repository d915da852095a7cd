import { stagesEntered, stagesLeft, stagesReopened } from '../graph.ts';
import { keptOnceSent } from '../once-sent.ts';
import type { Move, Standard } from '../standard.ts';

/** Names of the promises of items that can be running in each stage, by the stage; those of a track run in any. */
export type Running = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Found by going every move again and again until nothing new is found: a promise that an item once has goes along
 * until it is kept or superseded, or the stage that starts it is left.
 */
export function runningIn(standard: Standard): Running {
  const anywhere = startedAnywhere(standard);
  const running = new Map(
    standard.stages.map((stage) => [stage.name, new Set([...stage.starts, ...anywhere])] as const),
  );
  let grown = true;
  const add = (stage: string, names: readonly string[]): void => {
    const there = running.get(stage);
    for (const name of names) {
      if (there === undefined || there.has(name)) continue;
      there.add(name);
      grown = true;
    }
  };
  for (const stage of reopenedInto(standard)) add(stage, startedAgain(standard, stage));
  while (grown) {
    grown = false;
    for (const move of standard.moves) {
      for (const entered of stagesEntered(standard, move)) add(entered.name, move.starts);
      for (const { name, starts } of stagesLeft(standard, move)) {
        const to = move.to === 'same' ? name : move.to;
        const sent = keptOnceSent(standard, move);
        const ended = to === name ? [] : starts.filter((one) => !sent.includes(one));
        add(to, along(running.get(name), [...ended, ...move.keeps, ...move.supersedes]));
      }
    }
    for (const { name, wait } of standard.attempts)
      for (const stage of standard.stages)
        if (isBegunIn(standard, name, stage.name))
          add(wait.instead, along(running.get(stage.name), stage.starts));
  }
  return running;
}

/** Whether a promise can be running for what a move moves, when it is made or once it is. */
export function canRunAt(standard: Standard, running: Running, move: Move, promise: string): boolean {
  const entered = standard.stages.find((stage) => stage.name === move.to);
  return (
    move.starts.includes(promise) ||
    (entered?.starts.includes(promise) ?? false) ||
    stagesLeft(standard, move).some((stage) => running.get(stage.name)?.has(promise) ?? false)
  );
}

/** What is begun by words, by being late or for the whole track can be running in any stage. */
const startedAnywhere = (standard: Standard): string[] =>
  standard.promises
    .filter(
      ({ name, of, keptByLetter }) =>
        of === 'track' ||
        keptByLetter === standard.letters.acknowledgement ||
        [standard.headline?.promise, standard.safety?.promise, standard.callback?.promise].includes(name),
    )
    .map((promise) => promise.name);

const reopenedInto = (standard: Standard): string[] =>
  standard.closures.flatMap((closure) => stagesReopened(standard, closure.name));

function startedAgain(standard: Standard, stage: string): string[] {
  const { promise } = standard.reopening;
  const reopened = standard.stages.find((one) => one.name === stage)?.reopened ?? [];
  return [...reopened, ...(promise === undefined ? [] : [promise])];
}

const along = (running: ReadonlySet<string> | undefined, ended: readonly string[]): string[] =>
  [...(running ?? [])].filter((name) => !ended.includes(name));

const isBegunIn = (standard: Standard, plan: string, stage: string): boolean =>
  standard.stages.some((one) => one.name === stage && one.attempts === plan) ||
  standard.moves.some(
    (move) =>
      (move.begins.includes(plan) || move.counts?.begins === plan) &&
      stagesEntered(standard, move).some((one) => one.name === stage),
  ) ||
  standard.promises.some((promise) => promise.late.begins === plan);
