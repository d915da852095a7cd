import { reachable, stagesOfPlan, stagesReopened, stepsFrom } from '../graph.ts';
import type { Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Stages that no case reaches, and stages from which none is ever closed. */
export function checkStages(standard: Standard, say: Say): void {
  const first = standard.stages[0]?.name ?? '';
  const reached = reachable([first], (place) =>
    place.startsWith('closed as ')
      ? [...reopenedElsewhere(standard, place.slice('closed as '.length)), ...stepsFrom(standard, place)]
      : [...stepsFrom(standard, place), ...anyOpen(standard)],
  );
  standard.stages.forEach((stage, index) => {
    const path = `stages/${index}/name`;
    if (!reached.has(stage.name))
      say(
        'error',
        path,
        `No case ever reaches the stage "${stage.name}": lead a move there, or take it out.`,
      );
    const ahead = [...reachable([stage.name], (place) => stepsFrom(standard, place))];
    if (!ahead.some((place) => place.startsWith('closed as '))) {
      say(
        'error',
        path,
        `The stage "${stage.name}" cannot be left: no way leads from it to a closure; add a move out of it.`,
      );
    }
  });
  standard.closures.forEach((closure, index) => {
    const made = closure.made !== undefined || reached.has(`closed as ${closure.name}`);
    if (!made)
      say(
        'error',
        `closures/${index}/name`,
        `Nothing is ever closed as "${closure.name}": let a move close so, or take it out.`,
      );
    const reopens = closure.made !== undefined || stagesReopened(standard, closure.name).length > 0;
    if (made && !reopens) {
      say(
        'error',
        `closures/${index}/reopensInto`,
        `What is closed as "${closure.name}" cannot be reopened: name a stage that it reopens into.`,
      );
    }
  });
  standard.attempts.forEach((plan, index) => {
    if (stagesOfPlan(standard, plan.name).size === 0) {
      say(
        'error',
        `attempts/${index}/name`,
        `Nothing ever begins the attempts "${plan.name}": name them in a stage or a move, or take them out.`,
      );
    }
  });
}

/** A case that is reopened where it left has been there before: that reaches no stage anew. */
const reopenedElsewhere = (standard: Standard, closure: string): string[] =>
  standard.closures.some((one) => one.name === closure && one.reopensInto !== 'stage it left')
    ? stagesReopened(standard, closure)
    : [];

const anyOpen = (standard: Standard): string[] =>
  standard.moves
    .filter((move) => move.from.includes('any open') && move.to !== 'same')
    .map((move) => (move.closes === undefined ? move.to : `closed as ${move.closes}`));
