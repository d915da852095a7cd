import { isDateRule, wordRule } from '../time/rule.ts';
import type { Rule } from '../time/types.ts';
import { wordInstead } from './near.ts';
import type { Ask, AskKind, PromiseRule, Standard } from './standard.ts';

/** Says what is wrong at a path of the compiled standard. */
type Say = (path: string, message: string) => void;

/** Kinds of field that hold a date from which a promise can count. */
const DATED: ReadonlySet<AskKind> = new Set(['date', 'moment', 'slot']);

/** Notes where what a promise says of its waits, its extension and its start does not fit its limit. */
export function clocksAgree(standard: Standard, say: Say): void {
  standard.promises.forEach((promise, index) => {
    const path = `promises/${index}`;
    waitsAgree(promise, path, say);
    extensionAgrees(promise, path, say);
    startAgrees(standard, promise, path, say);
    aheadAgrees(promise, path, say);
  });
  namedAgree(standard, say);
  if (standard.closedBy !== undefined) closedByAPerson(standard, say);
}

/** A rule counted in dates is paused only in one of the ways of the law; nothing else has those. */
function waitsAgree(promise: PromiseRule, path: string, say: Say): void {
  const counted = isDateRule(promise.limit);
  promise.pausedBy.forEach((plan, index) => {
    if (counted && promise.pauses?.[plan] === undefined)
      say(
        `${path}/pausedBy/${index}`,
        `Say what this wait does to a rule counted in dates: pauses: { ${plan}: … }.`,
      );
  });
  for (const plan of Object.keys(promise.pauses ?? {}))
    if (!counted || !promise.pausedBy.includes(plan))
      say(
        `${path}/pauses/${plan}`,
        counted
          ? `"${plan}" is none of the waits that pause this promise: add it to paused by, or leave it out.`
          : `"${wordRule(promise.limit)}" is not counted in dates: leave this out.`,
      );
}

function extensionAgrees({ limit, extension }: PromiseRule, path: string, say: Say): void {
  const atMost = extension?.atMost;
  if (atMost === undefined || unitOf(atMost) === unitOf(limit)) return;
  say(`${path}/extension/atMost`, `The limit is counted in ${unitOf(limit)}: let both be counted alike.`);
}

/** The unit in which a rule counts, whatever it deems first. */
const unitOf = (rule: Rule): string =>
  rule.unit === 'deemed'
    ? unitOf(rule.rule)
    : rule.unit === 'time next working day'
      ? 'working days'
      : rule.unit;

/** Starts that a field of the move gives. */
const GIVEN: ReadonlySet<PromiseRule['from']> = new Set(['date given', 'start of slot', 'end of slot']);
const SLOT: ReadonlySet<string> = new Set(['slot']);

const startKinds = ({ from }: PromiseRule): ReadonlySet<string> => (from === 'date given' ? DATED : SLOT);

/** What lies ahead of a slot is counted back by the clock: no opening hours and no dates can be. */
function aheadAgrees({ ahead, from }: PromiseRule, path: string, say: Say): void {
  if (ahead === undefined) return;
  if (from !== 'start of slot')
    say(`${path}/ahead`, 'Only the start of a slot has something ahead of it: write from: start of slot.');
  if (ahead.unit !== 'hours' && ahead.unit !== 'minutes')
    say(`${path}/ahead`, `"${wordRule(ahead)}" cannot be counted back: write hours or minutes.`);
}

function startAgrees(standard: Standard, promise: PromiseRule, path: string, say: Say): void {
  if (GIVEN.has(promise.from) !== (promise.given !== undefined)) {
    say(
      `${path}/from`,
      'A promise that counts from a date given or from a slot names the field of it, and no other does: write given: with those, and leave it out otherwise.',
    );
    return;
  }
  if (promise.given === undefined) return;
  const blind = standard.moves.find(
    (move) =>
      move.starts.includes(promise.name) &&
      !move.asks.some(
        (ask) => ask.name === promise.given && startKinds(promise).has(ask.kind) && ask.required,
      ),
  );
  if (blind !== undefined)
    say(
      `${path}/given`,
      `The move "${blind.name}" starts this promise and does not ask for that date, moment or slot: add it to its asks, and not as optional.`,
    );
  const entered = standard.stages.find((stage) =>
    [...stage.starts, ...stage.reopened].includes(promise.name),
  );
  if (entered !== undefined)
    say(
      `${path}/given`,
      `The stage "${entered.name}" starts this promise, and no stage is given a date: let a move start it.`,
    );
}

/** Whoever a field may not be like is named by a field of some move. */
function namedAgree(standard: Standard, say: Say): void {
  const staff = standard.moves.flatMap((move) => move.asks.filter((ask) => ask.kind === 'staff'));
  const others = (than: Ask): string[] => [
    ...new Set(staff.filter((ask) => ask.name !== than.name).map((ask) => ask.name)),
  ];
  standard.moves.forEach((move, index) => {
    move.asks.forEach((ask, at) => {
      if (ask.unlike !== undefined && !staff.some((one) => one.name === ask.unlike))
        say(
          `moves/${index}/asks/${at}/unlike`,
          `No move asks for a member of staff "${ask.unlike}": ${wordInstead(ask.unlike, others(ask))}`,
        );
    });
  });
}

function closedByAPerson(standard: Standard, say: Say): void {
  standard.moves.forEach((move, index) => {
    const itself = move.when !== undefined || move.by.some((maker) => maker === 'clock' || maker === 'desk');
    if (move.closes !== undefined && itself)
      say(
        `moves/${index}/closes`,
        'Only a person closes here: no silence, no contact, no rule of the desk; leave out its when, clock and desk.',
      );
  });
  standard.closures.forEach((closure, index) => {
    if (closure.made !== undefined)
      say(
        `closures/${index}/made`,
        'Only a person closes here: it is not closed by merging; leave this out.',
      );
  });
}
