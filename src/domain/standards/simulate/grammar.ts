import { defaulted, needed, object, optional } from '../grammar/object.ts';
import { list, name, type Shape, whole } from '../grammar/shape.ts';
import { date, percent, timeOfDay, words } from '../grammar/values.ts';
import type { Scenario } from './scenario.ts';

const weight = whole(0, 10_000);
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A line of weights by name, read as a list in the order of the names. */
function weights(what: string, names: readonly string[]): Shape<readonly number[]> {
  const by = object(
    what,
    Object.fromEntries(names.map((one) => [one, needed('How much comes then, beside the others.', weight)])),
  );
  return {
    schema: by.schema,
    read(node, reading, path) {
      const read: Readonly<Record<string, number>> | undefined = by.read(node, reading, path);
      return read === undefined ? undefined : names.map((one) => read[one] ?? 0);
    },
  };
}

const arrivals = object('arrivals', {
  months: needed('Weights of the months of the year.', weights('months', monthNames)),
  weekdays: needed('Weights of the days of the week.', weights('weekdays', weekdayNames)),
  hours: needed(
    'Weights of the hours of the day, each from the time it begins.',
    list(
      object('an hour', { at: needed('When it begins.', timeOfDay), weight: needed('Its weight.', weight) }),
      1,
      24,
    ),
  ),
});

const reports = object('reports', {
  items: needed(
    'How many things one case is about.',
    list(
      object('a number of items', {
        items: needed('So many.', whole(1, 20)),
        weight: needed('How often.', weight),
      }),
      1,
      20,
    ),
  ),
  severalWays: needed('Cases whose items go different ways.', percent),
  incomplete: needed('Reports that lack a detail which the standard asks for.', percent),
  danger: needed('Reports of danger.', percent),
  byPhoneOnly: needed('People without e-mail: they are rung, and written to by post.', percent),
  deadAddress: needed('People whose e-mail address turns out dead; they are rung instead.', percent),
  byTheClient: needed('Reported by the client and not by who lives there.', percent),
});

const answers = object('answers', {
  first: needed('Weight of those who answer at the first attempt.', weight),
  second: needed('At the second.', weight),
  third: needed('At the third.', weight),
  never: needed('Who never answer.', weight),
  withinHours: needed('Hours from the attempt to its answer, at most.', whole(1, 240)),
  themselves: needed('Who answer by making the move themselves, where the standard lets them.', percent),
  writesAgain: needed('Of those whose case silence closed: who write some days later.', percent),
});

const behaviour = object('behaviour', {
  laterDate: needed('Who want a later date than those offered.', percent),
  movesVisit: needed('Who move a visit.', percent),
  noAccess: needed('Visits at which nobody opens.', percent),
  visitMissed: needed('Visits that we move or miss.', percent),
  secondVisit: needed('Visits after which another is needed.', percent),
  putOff: needed('Dates that we put off (a part not in stock), for moves not listed below.', percent),
  goesBack: needed('Cases that take a move back to an earlier stage, for moves not listed below.', percent),
  signsAtTheDoor: needed('Who sign when the work is done; the others are asked.', percent),
  refusesToSign: needed('Who find that it is not done.', percent),
  disputes: needed('Who dispute a closure that the standard lets them dispute.', percent),
  withdraws: needed('Who withdraw.', percent),
});

/** A scenario of the simulator, as its file says it. */
export const scenario: Shape<Scenario> = object('a scenario', {
  simulation: needed('Its name.', name),
  title: needed('What it shows, in words.', words),
  from: needed('The date on which the year begins.', date),
  cases: needed('How many cases a year brings.', whole(1, 1_000_000)),
  seed: needed('The same seed, the same year.', whole(0, 2_147_483_647)),
  arrivals: needed('When reports come in.', arrivals),
  reports: needed('What they are like.', reports),
  answers: needed('How people answer.', answers),
  behaviour: needed('What else happens.', behaviour),
  visits: needed(
    'Appointments.',
    object('visits', {
      hours: needed('How long one takes.', whole(1, 12)),
      aDay: needed('How many one person makes in a working day.', whole(1, 20)),
      notice: needed('Working days before the first time that is offered.', whole(0, 60)),
    }),
  ),
  dates: needed(
    'Dates that we give.',
    object('dates', {
      least: needed('Working days to a date given, at least.', whole(0, 250)),
      most: needed('And at most.', whole(0, 250)),
      putOffLeast: needed('Working days by which one is put off, at least.', whole(1, 250)),
      putOffMost: needed('And at most.', whole(1, 250)),
    }),
  ),
  work: needed(
    'How long work takes.',
    object('work', {
      minutes: needed('Minutes of a move that has none of its own.', whole(0, 480)),
      call: needed(
        'Calls that an attempt asks for.',
        object('a call', {
          by: needed('The role that makes them.', name),
          minutes: needed('Of one call.', whole(0, 480)),
        }),
      ),
    }),
  ),
  staff: needed(
    'Who works there, by the roles of the standard.',
    list(
      object('staff', {
        role: needed('The role, as standards name it.', name),
        people: needed('How many; 0: nobody, and its work waits for ever.', whole(0, 500)),
      }),
      0,
      100,
    ),
  ),
  otherRoles: needed('How many people a role has that is not listed.', whole(0, 500)),
  moves: defaulted(
    'How single moves of a standard go; moves that a standard does not have are passed over.',
    list(
      object('a move', {
        move: needed('Its name.', name),
        weight: optional('How likely it is among the moves of its stage; 10 unless said.', weight),
        share: optional('Made in this share of cases before the ordinary move, once a case.', percent),
        minutes: optional('What it takes the person who makes it.', whole(0, 480)),
        after: optional('Working days before it can be made.', whole(0, 250)),
      }),
      0,
      200,
    ),
    [],
  ),
  notes: defaulted('What the next writer should know.', list(words, 0, 50), []),
});
