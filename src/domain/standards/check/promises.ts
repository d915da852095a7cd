import { reachable, stagesOfPromise, stepsFrom } from '../graph.ts';
import type { PromiseRule, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Promises that can never start or never be kept, that nothing follows, or that pause where they may not. */
export function checkPromises(standard: Standard, say: Say): void {
  standard.promises.forEach((promise, index) => {
    const path = `promises/${index}`;
    const headline = promise.name === standard.headline?.promise;
    if (!headline && !starts(standard, promise)) {
      say(
        'error',
        `${path}/name`,
        `Nothing ever starts the promise "${promise.name}": start it in a stage or a move, or take it out.`,
      );
    } else if (!headline && !canBeKept(standard, promise)) {
      say(
        'error',
        `${path}/name`,
        `Once started, the promise "${promise.name}" can never be kept: let a move ahead of it keep it, or name its letter.`,
      );
    }
    const { letter, exception, begins } = promise.late;
    if (letter === undefined && exception === undefined && begins === undefined) {
      say(
        'error',
        `${path}/late`,
        `Nothing follows when "${promise.name}" is late: name a letter, a person or attempts.`,
      );
    }
    if (promise.pausedBy.length > 0 && 'counted' in promise.limit && promise.limit.counted === 'by date') {
      say(
        'error',
        `${path}/pausedBy`,
        `"${promise.name}" is counted by date, so it cannot be paused; it can be extended.`,
      );
    }
  });
}

function starts(standard: Standard, promise: PromiseRule): boolean {
  return (
    stagesOfPromise(standard, promise.name).length > 0 ||
    promise.keptByLetter === standard.letters.acknowledgement ||
    [standard.safety?.promise, standard.callback?.promise, standard.reopening.promise].includes(promise.name)
  );
}

function canBeKept(standard: Standard, promise: PromiseRule): boolean {
  if (promise.keptByConversation !== undefined || promise.keptByAttempts !== undefined) return true;
  if (promise.keptByLetter !== undefined) return isSent(standard, promise.keptByLetter);
  const started = stagesOfPromise(standard, promise.name).map((stage) => stage.name);
  const anywhere = started.length === 0;
  const ahead = reachable(started, (place) => stepsFrom(standard, place));
  return standard.moves.some(
    (move) =>
      move.keeps.includes(promise.name) &&
      (anywhere || move.from.some((from) => from === 'any open' || ahead.has(from))),
  );
}

function isSent(standard: Standard, letter: string): boolean {
  const listed = [...standard.moves, ...standard.closures, standard.reopening].flatMap((one) => one.letters);
  return (
    letter === standard.letters.acknowledgement ||
    listed.some((one) => one.letter === letter) ||
    standard.attempts.some((plan) => plan.request === letter || plan.letter === letter)
  );
}
