import type { Move, Stage, Standard } from './standard.ts';

/** Stages that a move leaves; for "any open" every one, for "closed as" none. */
export function stagesLeft(standard: Standard, move: Move): Stage[] {
  return standard.stages.filter((stage) => move.from.includes(stage.name) || move.from.includes('any open'));
}

/** Stages in which items stand after a move, one for each stage it leaves. */
export function stagesEntered(standard: Standard, move: Move): Stage[] {
  if (move.to === 'same') return stagesLeft(standard, move);
  return standard.stages.filter((stage) => stage.name === move.to);
}

/** Names of the stages in which the attempts of a plan can be running. */
export function stagesOfPlan(standard: Standard, plan: string): ReadonlySet<string> {
  const begun = standard.moves
    .filter((move) => move.begins.includes(plan) || move.counts?.begins === plan)
    .flatMap((move) => stagesEntered(standard, move));
  const late = standard.promises
    .filter((promise) => promise.late.begins === plan)
    .flatMap((promise) => stagesOfPromise(standard, promise.name));
  const own = standard.stages.filter((stage) => stage.attempts === plan);
  return new Set([...own, ...begun, ...late].map((stage) => stage.name));
}

/** Stages that begin with this promise. */
export function stagesOfPromise(standard: Standard, promise: string): Stage[] {
  const byMove = standard.moves
    .filter((move) => move.starts.includes(promise))
    .flatMap((move) => stagesEntered(standard, move));
  return [
    ...standard.stages.filter((stage) => [...stage.starts, ...stage.reopened].includes(promise)),
    ...byMove,
  ];
}

/** Where a closed case can come to life again. */
export function stagesReopened(standard: Standard, closure: string): string[] {
  const rule = standard.closures.find((one) => one.name === closure);
  if (rule === undefined) return [];
  if (rule.reopensInto !== 'stage it left') return [rule.reopensInto];
  const closing = standard.moves.filter((move) => move.closes === closure);
  return closing.flatMap((move) => stagesLeft(standard, move).map((stage) => stage.name));
}

/** Everything that can be reached from these places, themselves included. */
export function reachable(
  starts: readonly string[],
  next: (place: string) => readonly string[],
): Set<string> {
  const reached = new Set(starts);
  for (const place of reached) for (const further of next(place)) reached.add(further);
  return reached;
}

/**
 * Where items can go from a stage in one step: stages, and 'closed as <closure>'.
 * Moves out of any open stage are left out: they would hide a stage that nothing else leaves.
 */
export function stepsFrom(standard: Standard, place: string): string[] {
  const moves = standard.moves.filter((move) => move.from.includes(place) && move.to !== 'same');
  const plans = standard.attempts.filter((plan) => stagesOfPlan(standard, plan.name).has(place));
  return [
    ...moves.map((move) => (move.closes === undefined ? move.to : `closed as ${move.closes}`)),
    ...plans.map((plan) => plan.wait.instead),
  ];
}
