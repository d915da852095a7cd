import { wordInstead } from './near.ts';
import { EVERY_DAY, isFor, seasonIn } from './only-where.ts';
import type { Ask, Move, PromiseRule, Standard } from './standard.ts';

/** Says what is wrong at a path of the compiled standard. */
type Say = (path: string, message: string) => void;

/** Notes where what a promise is only for cannot be answered, and answers for which a move promises nothing. */
export function onlyAgrees(standard: Standard, say: Say): void {
  standard.promises.forEach((promise, index) => {
    if (!isConditional(promise)) return;
    const path = `promises/${index}/only`;
    const entered = standard.stages.find((stage) =>
      [...stage.starts, ...stage.reopened].includes(promise.name),
    );
    if (entered !== undefined)
      say(
        path,
        `The stage "${entered.name}" starts this promise, and nobody answers there: let a move start it.`,
      );
    for (const [field, answers] of Object.entries(promise.only))
      answersAgree(standard, field, answers, path, say);
  });
  standard.moves.forEach((move, index) => {
    const nothing = promisesNothing(standard, move);
    if (nothing !== null)
      say(
        `moves/${index}/starts`,
        `Where ${nothing}, this promises nothing: let one of its promises be for that.`,
      );
  });
}

/** Answers tried together: three fields of a whole year each would be fifty million. */
const most = 100_000;

const isConditional = (promise: PromiseRule): boolean => Object.keys(promise.only).length > 0;

const asksFor = (standard: Standard, field: string): Ask[] =>
  standard.moves.flatMap((move) =>
    move.asks.filter((ask) => ask.name === field && (ask.kind === 'choice' || ask.kind === 'date')),
  );

function answersAgree(
  standard: Standard,
  field: string,
  answers: readonly string[],
  path: string,
  say: Say,
): void {
  const asks = asksFor(standard, field);
  if (asks.length === 0) {
    const names = standard.moves.flatMap((move) =>
      move.asks.flatMap((ask) => (ask.kind === 'choice' || ask.kind === 'date' ? [ask.name] : [])),
    );
    say(
      `${path}/${field}`,
      `No move asks for a choice or a date "${field}": ${wordInstead(field, [...new Set(names)])}`,
    );
    return;
  }
  if (asks.some((ask) => !ask.required))
    say(
      `${path}/${field}`,
      `"${field}" may be left empty, and then nothing is promised: ask for it, and not as optional.`,
    );
  for (const answer of answers) {
    if (asks.some((ask) => (ask.kind === 'date' ? seasonIn(answer) !== null : ask.choices?.includes(answer))))
      continue;
    const choices = asks.flatMap((ask) => ask.choices ?? []);
    say(
      `${path}/${field}`,
      choices.length > 0
        ? `Nobody can answer "${answer}" to "${field}": ${wordInstead(answer, choices)}`
        : `"${answer}" is no season: write its first and last day, such as 1 November to 30 April.`,
    );
  }
}

/** Answers for which a move starts none of its promises, all of which are for some answers only; in words, or null. */
function promisesNothing(standard: Standard, move: Move): string | null {
  const started = standard.promises.filter((promise) => move.starts.includes(promise.name));
  if (started.length === 0 || !started.every(isConditional)) return null;
  const fields = [...new Set(started.flatMap((promise) => Object.keys(promise.only)))];
  for (const facts of combinations(fields.map((field) => [field, answersOf(standard, field)])).take(most))
    if (!started.some((promise) => isFor(promise.only, facts)))
      return Object.entries(facts)
        .map(([field, answer]) => `"${field}" is "${answer}"`)
        .join(' and ');
  return null;
}

const answersOf = (standard: Standard, field: string): readonly string[] => [
  ...new Set(asksFor(standard, field).flatMap((ask) => ask.choices ?? EVERY_DAY)),
];

function* combinations(
  fields: readonly (readonly [string, readonly string[]])[],
): Generator<Record<string, string>> {
  const [first, ...rest] = fields;
  if (first === undefined) {
    yield {};
    return;
  }
  const [field, answers] = first;
  for (const answer of answers) for (const others of combinations(rest)) yield { [field]: answer, ...others };
}
