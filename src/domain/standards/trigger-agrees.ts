import { wordInstead } from './near.ts';
import type { Move, Standard, Trigger } from './standard.ts';

/** Says what is wrong at a path of the compiled standard. */
type Say = (path: string, message: string) => void;

/** Notes where what sets off a move does not agree with the plan or the moves that it names. */
export function triggerAgrees(standard: Standard, move: Move, path: string, say: Say): void {
  if (move.when?.on === 'time passed') timeAgrees(standard, move, move.when, path, say);
  if (move.when?.on === 'answer') answerAgrees(standard, move.when, path, say);
  if (move.when?.on === 'letter sent' && move.needs.length > 0)
    say(
      `${path}/needs`,
      'What a letter sets off once sent needs nothing: refused, nobody would make it later; leave this out.',
    );
  if (move.when?.on === 'silence') {
    const { plan } = move.when;
    const then = standard.attempts.find((one) => one.name === plan)?.wait.then;
    if (then !== undefined && then !== move.name) {
      say(
        `${path}/when/plan`,
        `Silence on "${plan}" leads to the move "${then}", not to this one: name another plan, or this move as its then.`,
      );
    }
  }
}

/** Time does not ask again: what it sets off must always be possible, and count from what is made there. */
function timeAgrees(
  standard: Standard,
  move: Move,
  when: Extract<Trigger, { on: 'time passed' }>,
  path: string,
  say: Say,
): void {
  if (move.needs.length > 0)
    say(
      `${path}/needs`,
      'What time sets off needs nothing: refused, it would stay due for ever; leave this out.',
    );
  const named = [
    ...(when.since === undefined ? [] : [['since', when.since] as const]),
    ...when.afresh.map((name, index) => [`afresh/${index}`, name] as const),
    ...when.unless.map((name, index) => [`unless/${index}`, name] as const),
  ];
  for (const [place, name] of named) {
    const other = standard.moves.find((one) => one.name === name);
    if (other !== undefined && other.to !== 'same')
      say(
        `${path}/when/${place}`,
        `"${name}" leads elsewhere: only a move that leads to same counts here; name such a one.`,
      );
  }
}

const PARTIES: readonly string[] = ['homeowner', 'client', 'requester', 'operative', 'named contact'];

function answerAgrees(
  standard: Standard,
  when: Extract<Trigger, { on: 'answer' }>,
  path: string,
  say: Say,
): void {
  const asking = standard.moves.find((one) => one.name === when.to);
  if (asking !== undefined && asking.to !== 'same')
    say(
      `${path}/when/to`,
      `"${when.to}" leads elsewhere: only what is asked where the item stands is answered; name a move that leads to same.`,
    );
  const choices = asking?.asks.find((ask) => ask.name === when.of)?.choices;
  if (asking !== undefined && choices === undefined)
    say(
      `${path}/when/of`,
      `"${when.to}" asks for no choice "${when.of}": ${wordInstead(
        when.of,
        asking.asks.filter((ask) => ask.kind === 'choice').map((ask) => ask.name),
      )}`,
    );
  const strange = choices?.find((choice) => !PARTIES.includes(choice));
  if (strange !== undefined)
    say(
      `${path}/when/of`,
      `"${strange}" is no party that could answer: let the choices be among ${PARTIES.join(', ')}.`,
    );
}
