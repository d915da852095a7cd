import type { Ask, AskKind, Guard, Move, Trigger } from '../standard.ts';
import { defaulted, needed, object, optional } from './object.ts';
import { calls, defines, flag, list, name, oneOf, type Shape, whole } from './shape.ts';
import { table, variants } from './table.ts';
import { duration, letters, makers, party, source, words } from './values.ts';

export const GUARDS: readonly Guard[] = [
  'attempts evidenced',
  'all heard',
  'no safety flag',
  'nobody vulnerable',
  'two slots offered',
  'signature and capacity',
  'not excluded',
  'another person',
  'another manager',
  'nothing owed by law',
];

const guards = list(oneOf(GUARDS), 0, GUARDS.length);

const bare = <const On extends Trigger['on']>(on: On) =>
  object('what happened', { on: needed('What happened.', oneOf([on])) });

const when: Shape<Trigger> = variants<Trigger>('on', {
  contact: object('a contact', {
    on: needed('A real contact of a party.', oneOf(['contact'])),
    of: needed('Which party.', party),
  }),
  silence: object('a silence', {
    on: needed('The end of the wait of an attempt plan, unanswered.', oneOf(['silence'])),
    plan: needed('Which plan.', calls('plan')),
  }),
  'time passed': object('time that passed', {
    on: needed('So long after the item came where it stands.', oneOf(['time passed'])),
    limit: needed('How long.', duration),
    since: optional('The move made there from which it counts; without it, nothing happens.', calls('move')),
    afresh: defaulted(
      'Moves made there from which it counts afresh.',
      list(calls('move'), 0, 10),
      [],
      'afresh with',
    ),
    unless: defaulted('Moves made there that make it needless.', list(calls('move'), 0, 10), []),
  }),
  answer: object('an answer', {
    on: needed('A real contact of the party that a move asked.', oneOf(['answer'])),
    to: needed('The move that asked.', calls('move')),
    of: needed('Its choice that says which party was asked.', name),
  }),
  'another track': object('another track', {
    on: needed('Another track begins for the same matter.', oneOf(['another track'])),
    of: needed('Of which kinds of case.', list(name, 1, 20)),
  }),
  'letter sent': object('a letter sent', {
    on: needed('A letter that a move wrote on the way there has been sent.', oneOf(['letter sent'])),
    letter: needed('Which letter.', name),
  }),
  'complete details': bare('complete details'),
  'incomplete details': bare('incomplete details'),
  'contact points dead': bare('contact points dead'),
  signed: bare('signed'),
  'not signed': bare('not signed'),
});

const mayBeEmpty: Shape<boolean> = {
  schema: flag.schema,
  read(node, reading, path) {
    const empty = flag.read(node, reading, path);
    return empty === undefined ? undefined : !empty;
  },
};

const fieldOf = (kind: AskKind) => ({
  name: needed('Its name.', name, 'ask'),
  kind: needed('What is filled in.', oneOf([kind])),
  title: needed('What people read beside the field.', words),
  required: defaulted('true: it may be left empty.', mayBeEmpty, true, 'optional'),
});

const plainField = (kind: AskKind): Shape<Ask> => object('a field', fieldOf(kind));

const notBefore = optional('A date asked for in another move, before which this may not lie.', calls('date'));

const datedField = (kind: AskKind): Shape<Ask> => object('a field', { ...fieldOf(kind), notBefore });

const slotField = (kind: AskKind): Shape<Ask> =>
  object('a field', {
    ...fieldOf(kind),
    notBefore,
    atMost: optional('How long a slot may be at most.', duration),
  });

const anyField: Shape<Ask> = variants<Ask>('kind', {
  words: plainField('words'),
  date: object('a field', {
    ...fieldOf('date'),
    name: needed('Its name.', defines('date'), 'ask'),
    notBefore,
  }),
  moment: datedField('moment'),
  slot: slotField('slot'),
  slots: slotField('slots'),
  message: plainField('message'),
  file: plainField('file'),
  files: plainField('files'),
  number: plainField('number'),
  staff: object('a field', {
    ...fieldOf('staff'),
    rule: optional(
      'named contact: whoever looks after the site or the client, unless a person chooses somebody.',
      oneOf(['named contact']),
    ),
    unlike: optional('Somebody named in another move, who may be neither this one nor who makes it.', name),
  }),
  yes: plainField('yes'),
  choice: object('a field', {
    ...fieldOf('choice'),
    choices: needed('What may be chosen.', list(name, 2, 20)),
    rule: optional(
      'homeowner told of findings: yes or no as agreed with the client, unless a person chooses.',
      oneOf(['homeowner told of findings']),
    ),
  }),
});

/** The lines that fields of some kinds have: all of them have all lines, in one order, as what is read by `object` has. */
const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
  ['name', 'kind', 'title', 'required', 'notBefore', 'atMost', 'choices', 'unlike', 'rule'].map((line) => [
    line,
  ]),
);

const ask: Shape<Ask> = {
  schema: anyField.schema,
  read(node, reading, path) {
    const field = anyField.read(node, reading, path);
    return field === undefined ? undefined : { ...blank, ...field };
  },
};

export const move: Shape<Move> = object('a move', {
  name: needed('Its name.', defines('move'), 'move'),
  row: needed('The row of the worked-out process it stands for.', name),
  title: needed('What people read.', words),
  source: needed('The document, a law, or the house.', source),
  by: needed('Who may make it: staff roles, parties, desk (a rule of the desk), clock.', makers),
  when: optional('What makes it happen without a person.', when),
  from: needed('The stages it leaves; any open; closed as <closure>.', list(name, 1, 20)),
  only: defaulted('What the item must be for it: { attribute: [values] }.', table(list(name, 1, 20)), {}),
  to: needed('The stage it leads to; same; closed.', name),
  together: defaulted('Whether all open items go together.', flag, false),
  asks: defaulted('The fields of its form.', list(ask, 0, 12), []),
  needs: defaulted('What must hold before it may be made.', guards, []),
  sets: defaulted('What it notes on the item: { attribute: value }.', table(name), {}),
  keeps: defaulted('Promises it keeps.', list(calls('promise')), []),
  supersedes: defaulted('Promises that no longer apply.', list(calls('promise')), []),
  starts: defaulted('Promises it starts, beside those of the stage it leads to.', list(calls('promise')), []),
  extends: defaulted(
    'Promises it gives a new date, with a reason.',
    list(
      object('an extension made by a move', {
        promise: needed('The promise.', calls('promise')),
        until: needed(
          'The field that holds the new date, or the wait (the end of the wait that begins).',
          name,
        ),
        because: needed('The reason, or the choice made.', name),
        stated: optional('The field whose words must be there for it.', name),
        needs: defaulted('What must hold for it.', guards, []),
      }),
    ),
    [],
  ),
  begins: defaulted('Attempt plans that begin.', list(calls('plan')), []),
  ends: defaulted('Attempt plans that end.', list(calls('plan')), []),
  appointment: optional(
    'What it does with an appointment.',
    object('an appointment', {
      does: needed(
        'What happens to it.',
        oneOf(['offers', 'books', 'assigns', 'moves', 'done', 'no access', 'missed', 'cancelled']),
      ),
      kind: needed('Which kind of appointment.', name),
    }),
  ),
  letters: defaulted('Letters it sends.', letters, []),
  exception: optional('What a person is asked to do then.', words),
  closes: optional('The closure, where it leads to closed.', calls('closure')),
  counts: optional(
    'What it counts on the item; at the limit a person gets the case.',
    object('a count', {
      what: needed('What is counted.', name),
      limit: needed('At which count a person gets the case.', whole(1, 100)),
      begins: optional('The attempt plan that begins at the limit.', calls('plan')),
    }),
  ),
});
