import { describeMove, titleOf } from '../describe-move.ts';
import type { Ask, Move, Standard, Trigger } from '../standard.ts';
import { wordGuard } from '../word-guard.ts';
import { wordLimit } from './limit.ts';
import { type Entry, line, listed, quoted } from './section.ts';

/** One way on: who may go it, when, and what it does. */
export function explainMove(standard: Standard, move: Move): Entry {
  return {
    title: move.title,
    name: move.name,
    source: move.source,
    lines: [
      ...line('Row of the process', move.row),
      ...line('Made by', listed(move.by, 'or')),
      ...line('Made when', move.when && wordTrigger(standard, move.when)),
      ...line(
        'From',
        listed(
          move.from.map((from) => wordFrom(standard, from)),
          'or',
        ),
      ),
      ...line(
        'Only where',
        listed(Object.entries(move.only).map(([what, values]) => `${what} is ${listed(values, 'or')}`)),
      ),
      ...line('Only if', listed(move.needs.map(wordGuard))),
      ...move.asks.flatMap((ask) => line('Asks for', wordAsk(ask))),
      ...describeMove(standard, move).flatMap((does) => line('It', does)),
    ],
    entries: [],
  };
}

function wordFrom(standard: Standard, from: string): string {
  const closure = from.startsWith('closed as ') ? from.slice('closed as '.length) : undefined;
  return closure === undefined
    ? titleOf(standard.stages, from)
    : `closed as ${titleOf(standard.closures, closure)}`;
}

function wordTrigger(standard: Standard, when: Trigger): string {
  switch (when.on) {
    case 'contact':
      return `the ${when.of} gets in touch`;
    case 'silence':
      return `the wait ends in silence after ${titleOf(standard.attempts, when.plan)}`;
    case 'another track':
      return `another track begins for the same matter: ${listed(when.of, 'or')}`;
    case 'time passed':
      return wordTime(standard, when);
    case 'answer':
      return `the party asked by ${titleOf(standard.moves, when.to)} (${when.of}) gets in touch`;
    case 'letter sent':
      return `the letter “${when.letter}” has been sent`;
    case 'complete details':
      return 'every required detail is there';
    case 'incomplete details':
      return 'a required detail is missing';
    case 'contact points dead':
      return 'no number or address we have works';
    case 'signed':
      return 'it is signed';
    case 'not signed':
      return 'it is refused, or signed with remarks';
  }
}

function wordTime(standard: Standard, when: Extract<Trigger, { on: 'time passed' }>): string {
  const moves = (names: readonly string[], last: string) =>
    listed(
      names.map((name) => titleOf(standard.moves, name)),
      last,
    );
  return [
    `${wordLimit(when.limit)} have passed since `,
    when.since === undefined ? 'it came there' : titleOf(standard.moves, when.since),
    when.afresh.length === 0 ? '' : `, counted afresh with ${moves(when.afresh, 'or')}`,
    when.unless.length === 0 ? '' : `, unless ${moves(when.unless, 'or')} came meanwhile`,
  ].join('');
}

const RULE: Readonly<Record<NonNullable<Ask['rule']>, string>> = {
  'named contact': 'unless somebody is chosen the named contact of the site or the client',
  'homeowner told of findings': 'unless chosen as agreed with the client (homeowner told of findings)',
};

function wordAsk(ask: Ask): string {
  return [
    `${quoted(ask.title)}: ${ask.name}, ${ask.kind}`,
    ask.choices === undefined ? '' : ` (${listed(ask.choices, 'or')})`,
    ask.notBefore === undefined ? '' : `, not before ${ask.notBefore}`,
    ask.atMost === undefined ? '' : `, ${wordLimit(ask.atMost)} at most`,
    ask.rule === undefined ? '' : `, ${RULE[ask.rule]}`,
    ask.unlike === undefined ? '' : `, neither the ${ask.unlike} nor named by them`,
    ask.required ? '' : ', may be left empty',
  ].join('');
}
