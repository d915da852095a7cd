import type { PromiseRule } from '../standard.ts';
import { defaulted, needed, object, optional } from './object.ts';
import { calls, defines, flag, list, name, oneOf, type Shape } from './shape.ts';
import { table } from './table.ts';
import { duration, makers, party, pauseEffect, percent, source, words } from './values.ts';

const unconfirmed: Shape<'unconfirmed'> = oneOf(['unconfirmed']);

export const promise: Shape<PromiseRule> = object('a promise', {
  name: needed('Its name, by which stages and moves call it.', defines('promise'), 'promise'),
  title: needed('What people read.', words),
  clause: needed('The clause of the document or law, or the duty it serves.', name),
  source: needed('The document, a law, or the house.', source),
  of: needed('Of the whole track, or of each item.', oneOf(['track', 'item'])),
  from: needed(
    'What its clock counts from.',
    oneOf([
      'receipt',
      'first receipt',
      'deed',
      'first contact',
      'letter delivered',
      'date given',
      'start of slot',
      'end of slot',
    ]),
  ),
  given: optional(
    'Where it counts from a date given or from a slot: the field of the move that holds it.',
    name,
  ),
  ahead: optional(
    'Where it counts from the start of a slot: so many hours or minutes before it; where less is left, from the start.',
    duration,
  ),
  only: defaulted(
    'Only where these fields of its move, or of an earlier one, were answered so: { field: [choices, or seasons of a date] }.',
    table(list(name, 1, 20)),
    {},
  ),
  limit: needed('How long, with its unit.', duration),
  rows: defaulted('The rows of the worked-out clocks that it carries.', list(name, 1, 10), []),
  status: optional('unconfirmed: its figure is not certain.', unconfirmed),
  keptBy: needed('What keeps it and by which proof, in words.', words),
  keptByLetter: optional('The letter that keeps it once sent and not bounced.', name),
  keptByConversation: optional('The party whose evidenced conversation keeps it.', party),
  keptByAttempts: optional(
    'The attempt plan whose tries together, one of them a message left, keep it.',
    calls('plan'),
  ),
  byAnother: defaulted(
    'true: while it is owed, the moves that keep it are refused to those who decided before.',
    flag,
    false,
    'by another person',
  ),
  share: optional('In time for this share of them at least, where not every one is promised.', percent),
  atRisk: needed('The share of its time at which it is at risk.', percent, 'at risk at'),
  pausedBy: defaulted('Attempt plans whose wait pauses it.', list(calls('plan')), []),
  pauses: optional(
    'What the wait of each of them does to a rule counted in dates: { plan: effect }.',
    table(pauseEffect),
  ),
  pausesStatus: optional('unconfirmed: what those waits do is not certain.', unconfirmed),
  extension: optional(
    'Who may extend it and why; absent: nobody may.',
    object('an extension', {
      by: needed('Who may extend it.', makers),
      because: needed('The reasons there are.', list(name, 1, 20)),
      excusable: needed('The reasons that are taken off the net days.', list(name, 0, 20), 'excuses'),
      atMost: optional('How much later at most, in the unit of the limit.', duration),
      status: optional('unconfirmed: how much later is not certain.', unconfirmed),
      inTime: defaulted('true: only before it is late.', flag, false),
      again: optional('Who may extend it once more; absent: the same.', makers),
    }),
  ),
  told: optional('What the customer is told it is; absent: for staff only.', words),
  late: needed(
    'What being late sets off: a letter, a person, an attempt plan.',
    object(
      'what being late sets off',
      {
        letter: optional('The letter that says so.', name),
        to: defaulted('Who gets that letter.', list(party, 1, 5), []),
        exception: optional('What a person is asked to do.', words),
        begins: optional('The attempt plan that begins then.', calls('plan')),
      },
      [
        ['letter', 'to'],
        ['to', 'letter'],
      ],
    ),
  ),
});
