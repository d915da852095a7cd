import { stagesLeft, stagesOfPlan } from '../graph.ts';
import type { Move, Standard } from '../standard.ts';
import type { Say } from './finding.ts';
import { canRunAt, type Running, runningIn } from './running.ts';

/** What a move extends or ends and can never be running there, and what it does with a promise twice over. */
export function checkExtending(standard: Standard, say: Say): void {
  const running = runningIn(standard);
  standard.moves.forEach((move, index) => {
    const path = `moves/${index}`;
    extended(standard, running, move, path, say);
    move.supersedes.forEach((promise, at) => {
      if (!move.keeps.includes(promise)) return;
      say(
        'error',
        `${path}/supersedes/${at}`,
        `“${move.title}” keeps "${promise}" and says that it no longer applies: leave it out of keeps or of supersedes.`,
      );
    });
    move.starts.forEach((promise, at) => {
      if (move.closes === undefined) return;
      say(
        'error',
        `${path}/starts/${at}`,
        `“${move.title}” closes, so it never starts "${promise}": leave it out, or lead to a stage where it can be kept.`,
      );
    });
    ended(standard, running, move, path, say);
  });
}

function extended(standard: Standard, running: Running, move: Move, path: string, say: Say): void {
  for (const [at, { promise }] of move.extends.entries()) {
    if (canRunAt(standard, running, move, promise)) continue;
    const there = standard.promises.filter(
      ({ name, extension }) => extension !== undefined && canRunAt(standard, running, move, name),
    );
    const instead = there.map(({ name }) => `"${name}"`).join(' or ');
    say(
      'error',
      `${path}/extends/${at}/promise`,
      `“${move.title}” extends "${promise}", which is never running in ${wordFrom(standard, move)}: ${
        instead === '' ? 'leave it out' : `extend ${instead}`
      }, or make the move where it runs.`,
    );
  }
}

/** Attempts that begin when a promise is late run wherever that promise can be running. */
function ended(standard: Standard, running: Running, move: Move, path: string, say: Say): void {
  const left = stagesLeft(standard, move);
  move.ends.forEach((plan, at) => {
    const late = standard.promises.filter((promise) => promise.late.begins === plan);
    const runs =
      late.some(({ name }) => canRunAt(standard, running, move, name)) ||
      left.some((stage) => stagesOfPlan(standard, plan).has(stage.name));
    if (runs) return;
    const stages = [...stagesOfPlan(standard, plan)];
    say(
      'error',
      `${path}/ends/${at}`,
      `“${move.title}” ends the attempts "${plan}", which never run in ${wordFrom(standard, move)}${
        stages.length === 0 ? '' : ` but in ${stages.map((stage) => `"${stage}"`).join(', ')}`
      }: name those that run there, or leave it out.`,
    );
  });
}

const wordFrom = (standard: Standard, move: Move): string =>
  move.from.includes('any open')
    ? 'any stage'
    : stagesLeft(standard, move)
        .map((stage) => `"${stage.name}"`)
        .join(' or ') || 'a closed case';
