import { wordRule } from '../time/rule.ts';
import { clocksAgree } from './clocks-agree.ts';
import type { Place } from './fault.ts';
import { wordInstead } from './near.ts';
import { onlyAgrees } from './only-agrees.ts';
import type { AskKind, AttemptPlan, Extending, LetterTo, Move, PromiseRule, Standard } from './standard.ts';
import { triggerAgrees } from './trigger-agrees.ts';

/** Says what is wrong at a path of the compiled standard. */
type Say = (path: string, message: string) => void;

/** Notes where parts of a standard that must agree with each other do not. */
export function checkAgreement(standard: Standard, say: Say): void {
  const promises = new Map(standard.promises.map((promise) => [promise.name, promise]));
  standard.moves.forEach((move, index) => {
    moveAgrees(standard, promises, move, `moves/${index}`, say);
  });
  standard.attempts.forEach((plan, index) => {
    planAgrees(standard, promises, plan, `attempts/${index}`, say);
  });
  headlineAgrees(standard, promises, say);
  clocksAgree(standard, say);
  onlyAgrees(standard, say);
  if (standard.effectiveTo !== undefined && standard.effectiveTo < standard.effectiveFrom) {
    say('effective/to', 'The last date in force lies before the first: write a later one, or leave it out.');
  }
}

function moveAgrees(
  standard: Standard,
  promises: ReadonlyMap<string, PromiseRule>,
  move: Move,
  path: string,
  say: Say,
): void {
  const stages = standard.stages.map((stage) => stage.name);
  const closed = standard.closures.map((closure) => `closed as ${closure.name}`);
  const places = [...stages, 'any open', ...closed];
  move.from.forEach((from, index) => {
    if (!places.includes(from))
      say(
        `${path}/from/${index}`,
        `"${from}" is no stage, nor "any open", nor "closed as" a closure: ${wordInstead(from, places)}`,
      );
  });
  if (![...stages, 'same', 'closed'].includes(move.to)) {
    const instead = wordInstead(move.to, [...stages, 'same', 'closed']);
    say(`${path}/to`, `"${move.to}" is no stage, nor same, nor closed: ${instead}`);
  }
  if (move.to === 'closed' && move.closes === undefined) {
    say(`${path}/to`, 'A move that leads to closed says which closure it is: closes: …');
  }
  if (move.to !== 'closed' && move.closes !== undefined) {
    say(`${path}/closes`, 'Only a move that leads to closed may close: write to: closed, or leave this out.');
  }
  const asks = new Set<string>();
  move.asks.forEach((ask, index) => {
    if (asks.has(ask.name))
      say(
        `${path}/asks/${index}/name`,
        `This move asks for "${ask.name}" twice: name one of them anew, or leave it out.`,
      );
    asks.add(ask.name);
  });
  lettersAgree(move, move.letters, `${path}/letters`, say);
  move.extends.forEach((extending, index) => {
    extendingAgrees(promises, move, extending, `${path}/extends/${index}`, say);
  });
  triggerAgrees(standard, move, path, say);
}

function lettersAgree(move: Move, letters: readonly LetterTo[], path: string, say: Say): void {
  letters.forEach((letter, index) => {
    if (
      letter.senderOf !== undefined &&
      !move.asks.some((ask) => ask.name === letter.senderOf && ask.kind === 'message')
    )
      say(
        `${path}/${index}/senderOf`,
        `This move asks for no message "${letter.senderOf}": ${wordAsk(move, ['message'], letter.senderOf)}`,
      );
    for (const [field, answer] of Object.entries(letter.when ?? {})) {
      const ask = move.asks.find((one) => one.name === field);
      if (ask?.choices === undefined)
        say(
          `${path}/${index}/when`,
          `This move asks for no choice "${field}": ${wordAsk(move, ['choice'], field)}`,
        );
      else if (!ask.choices.includes(answer)) {
        say(
          `${path}/${index}/when/${field}`,
          `"${answer}" is none of the choices: ${wordInstead(answer, ask.choices)}`,
        );
      }
    }
  });
}

/** What to do about a field that a move does not ask for: another of its kind, or one more. */
function wordAsk(move: Move, kinds: readonly AskKind[], written: string): string {
  const names = move.asks.filter((ask) => kinds.includes(ask.kind)).map((ask) => ask.name);
  const add = `add { ask: ${written}, kind: ${kinds[0]}, title: … } to its asks`;
  if (names.length === 0) return `${add}, or leave this out.`;
  return `write ${names.join(' or ')}, or ${add}.`;
}

function extendingAgrees(
  promises: ReadonlyMap<string, PromiseRule>,
  move: Move,
  extending: Extending,
  path: string,
  say: Say,
): void {
  const reasons = promises.get(extending.promise)?.extension?.because;
  const choice = move.asks.find((ask) => ask.kind === 'choice');
  if (reasons === undefined) {
    say(
      `${path}/promise`,
      `The promise "${extending.promise}" says nothing of an extension; give it one, or leave this out.`,
    );
  } else if (extending.because === 'the choice made') {
    if (choice === undefined)
      say(
        `${path}/because`,
        `This move asks for no choice: add one to its asks (kind: choice, choices: [${reasons.join(', ')}]), or write the reason here.`,
      );
    const unknown = (choice?.choices ?? []).filter((one) => !reasons.includes(one));
    if (unknown.length > 0)
      say(
        `${path}/because`,
        `The promise allows no such reason: ${unknown.join(', ')}; choose among ${reasons.join(', ')}, or allow it there.`,
      );
  } else if (!reasons.includes(extending.because)) {
    say(
      `${path}/because`,
      `The promise may be extended because of: ${reasons.join(', ')}; write one of them.`,
    );
  }
  const until = move.asks.find((ask) => ask.name === extending.until);
  if (extending.until !== 'the wait' && !['slot', 'date', 'moment'].includes(until?.kind ?? '')) {
    say(
      `${path}/until`,
      `This names no date, moment or slot that the move asks for, nor the wait: ${wordAsk(move, ['date', 'moment', 'slot'], extending.until)}`,
    );
  }
  if (
    extending.stated !== undefined &&
    !move.asks.some((ask) => ask.name === extending.stated && ask.kind === 'words')
  ) {
    say(
      `${path}/stated`,
      `This move asks for no words "${extending.stated}": ${wordAsk(move, ['words'], extending.stated)}`,
    );
  }
}

type Planned = AttemptPlan['attempts'][number];

/** On a later day, or at a later hour of that day; the next opening has no hour to compare. */
const follows = (before: Planned | undefined, attempt: Planned): boolean =>
  before === undefined ||
  attempt.day > before.day ||
  (attempt.day === before.day &&
    before.at !== 'next opening' &&
    attempt.at !== 'next opening' &&
    attempt.at > before.at);

function planAgrees(
  standard: Standard,
  promises: ReadonlyMap<string, PromiseRule>,
  plan: AttemptPlan,
  path: string,
  say: Say,
): void {
  const days = plan.attempts.map((attempt) => attempt.day);
  const ascending = plan.attempts.every((attempt, index) => follows(plan.attempts[index - 1], attempt));
  if (!ascending)
    say(
      `${path}/attempts`,
      'Each attempt is made later than the one before: on a later day, or later that day.',
    );
  if ((days[0] ?? 0) > plan.firstBy)
    say(
      `${path}/firstBy`,
      `The first attempt is planned for day ${days[0]}, after this day: write ${days[0]}, or make it earlier.`,
    );
  if (plan.wait.from === 'request delivered' && plan.request === undefined) {
    say(
      `${path}/wait/from`,
      'There is no request in this plan: give it one, or count from the first delivered attempt.',
    );
  }
  const then = standard.moves.find((move) => move.name === plan.wait.then);
  if (then !== undefined && (then.when?.on !== 'silence' || then.when.plan !== plan.name)) {
    const silent = standard.moves.filter(
      (move) => move.when?.on === 'silence' && move.when.plan === plan.name,
    );
    const instead = silent.map((move) => `"${move.name}"`).join(' or ');
    say(
      `${path}/wait/then`,
      `The move "${then.name}" is not one made on the silence of this plan: ${
        instead === '' ? `give it when: { on: silence, plan: ${plan.name} }` : `write ${instead}`
      }.`,
    );
  }
  const { extends: extended } = plan.wait;
  if (extended !== undefined) {
    const reasons = promises.get(extended.promise)?.extension?.because ?? [];
    if (!reasons.includes(extended.because)) {
      say(
        `${path}/wait/extends/because`,
        reasons.length === 0
          ? `The promise "${extended.promise}" says nothing of an extension; give it one, or leave this out.`
          : `The promise may be extended because of: ${reasons.join(', ')}; write one of them.`,
      );
    }
  }
}

function headlineAgrees(standard: Standard, promises: ReadonlyMap<string, PromiseRule>, say: Say): void {
  const { headline } = standard;
  if (headline === undefined) return;
  const promise = promises.get(headline.promise);
  if (promise !== undefined && wordRule(promise.limit) !== wordRule(headline.limit)) {
    say(
      'headline/limit',
      `The promise "${promise.name}" says ${wordRule(promise.limit)}; let both say the same.`,
    );
  }
  const excusable = new Set(standard.promises.flatMap((one) => one.extension?.excusable ?? []));
  headline.excuses.forEach((excuse, index) => {
    if (!excusable.has(excuse))
      say(
        `headline/excuses/${index}`,
        `No promise has the excuse "${excuse}": ${wordInstead(excuse, [...excusable])}`,
      );
  });
  standard.promises.forEach((one, index) => {
    const { extension } = one;
    extension?.excusable.forEach((excuse, at) => {
      const path = `promises/${index}/extension/excusable/${at}`;
      if (!extension.because.includes(excuse))
        say(
          path,
          `"${excuse}" is none of the reasons of this extension (${extension.because.join(', ')}): add it to because, or leave it out.`,
        );
      if (!headline.excuses.includes(excuse))
        say(
          path,
          `The headline target does not excuse "${excuse}": add it to the excuses there, or leave it out here.`,
        );
    });
  });
}

/** The place of a path, or of the nearest thing around it that was written. */
export function placeAt(places: ReadonlyMap<string, Place>, path: string): Place {
  const parts = path.split('/');
  for (let length = parts.length; length > 0; length--) {
    const place = places.get(parts.slice(0, length).join('/'));
    if (place !== undefined) return place;
  }
  return { line: 1, column: 1 };
}
