import type { Standard } from '../standard.ts';
import { attemptPlan } from './attempts.ts';
import { closure } from './closure.ts';
import { move } from './move.ts';
import { defaulted, needed, object, optional } from './object.ts';
import { organisationKind, pack } from './pack.ts';
import { promise } from './promise.ts';
import { calls, defines, flag, list, name, oneOf, type Shape, text } from './shape.ts';
import { stage } from './stage.ts';
import { date, duration, letters, percent, soughtWords, source, words } from './values.ts';

const PREFIX = /^[A-Z]{2,4}$/;

const sought = list(soughtWords, 0, 200);

/** A standard as its file says it, before what names what is checked. */
export type Written = Omit<Standard, 'effectiveFrom' | 'effectiveTo'> & {
  readonly effective: { readonly from: string; readonly to?: string };
};

export const written: Shape<Written> = object('a standard', {
  name: needed('Its name, the same in every version.', name, 'standard'),
  version: needed('Its version, in quotes.', name),
  title: needed('What people read.', words),
  purpose: needed('What it is for, in a sentence.', words),
  source: needed('The documents or laws it comes from.', list(words, 1, 20)),
  agreed: needed(
    'With whom it was agreed, and when.',
    list(
      object('an agreement', { with: needed('With whom.', words), on: needed('On which date.', date) }),
      0,
      20,
    ),
  ),
  effective: needed(
    'From when until when it is in force.',
    object('its time in force', {
      from: needed('The first date.', date),
      to: optional('The last date; absent: until further notice.', date),
    }),
  ),
  calendar: needed('The calendar of the rulebook by which its days count.', name),
  kinds: needed('The kinds of case it runs.', list(name, 1, 20)),
  appliesTo: defaulted(
    'The kinds of organisation it is for; absent: any.',
    list(organisationKind, 1, 10),
    [],
  ),
  pack: optional('Where a law or a regulator sets its clocks.', pack),
  closedBy: optional(
    'a person: nothing closes it by itself, no silence and no merging.',
    oneOf(['a person']),
  ),
  reference: needed(
    'How cases are called.',
    object('a reference', {
      prefix: needed(
        'The letters before the number.',
        text({ pattern: PREFIX.source }, (value) =>
          PREFIX.test(value) ? undefined : 'Two to four capitals are expected here.',
        ),
      ),
      hidden: defaulted('true: the sender is never told it.', flag, false),
    }),
  ),
  details: needed(
    'Details without which a report is incomplete.',
    list(
      object('a detail', {
        name: needed('The registered detail.', defines('detail')),
        title: needed('What people read.', words),
        ask: needed('The words that ask for it.', words),
      }),
      0,
      30,
    ),
  ),
  recognise: needed(
    'Words by which a message is recognised.',
    object('recognised words', {
      danger: needed('Words of danger: a person rings at once.', sought),
      thanks: needed('Words of pure thanks: a person reads them.', sought),
      enquiry: needed('Words that ask who looks after something.', sought),
      form: needed('Words that ask for a form.', sought),
    }),
  ),
  safety: optional(
    'What words of danger set off; absent: words of danger only reach a person.',
    object('what danger sets off', {
      promise: needed('The promise that starts.', calls('promise')),
      exception: needed('What a person is asked to do.', words),
    }),
  ),
  callback: optional(
    'What starts when somebody asks to be rung at a time of their choice.',
    object('a call back', { promise: needed('The promise that starts.', calls('promise')) }),
  ),
  excluded: defaulted(
    'Products that may not be offered for the customer to fit.',
    list(soughtWords, 0, 500),
    [],
  ),
  headline: optional(
    'The headline target.',
    object('the headline target', {
      promise: needed('The promise that carries its clock.', calls('promise')),
      share: needed('The share of cases that must be in time.', percent),
      limit: needed('Its limit, the same as the promise says.', duration),
      excuses: needed('Reasons taken off the net days.', list(name, 0, 20)),
      source: needed('The document, a law, or the house.', source),
      anchor: optional('A figure shown beside it, never computed.', words),
    }),
  ),
  review: needed(
    'How often a person looks at an open case again at least.',
    object('a review', {
      every: needed('How often.', duration),
      source: needed('The document, a law, or the house.', source),
    }),
  ),
  stages: needed('The stages, in the order in which a case is said to stand.', list(stage, 1, 60)),
  promises: needed('What customers are promised.', list(promise, 1, 100)),
  attempts: defaulted('Attempts to reach a party.', list(attemptPlan, 0, 40), []),
  moves: needed('The ways from a stage to another.', list(move, 1, 200)),
  closures: needed('The ways to be closed.', list(closure, 1, 30)),
  reopening: needed(
    'How a closed case comes to life again.',
    object('a reopening', {
      by: needed('What reopens it, in words.', words),
      letters: needed('Letters that say so.', letters),
      source: needed('The document, a law, or the house.', source),
      promise: optional('A promise that starts then.', calls('promise')),
    }),
  ),
  letters: needed(
    'The wording of its letters.',
    object('its letters', {
      wording: needed('The file of wording in the rulebook, without .yaml.', name),
      acknowledgement: needed('The letter that acknowledges a message.', name),
      putOff: optional(
        'The letter that says that a date falls later because calendar or standard changed; absent: told dates stay.',
        name,
      ),
    }),
  ),
  notes: defaulted('What readers should know.', list(words, 0, 50), []),
});
