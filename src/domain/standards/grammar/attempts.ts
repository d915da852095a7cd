import type { AttemptPlan } from '../standard.ts';
import { needed, object, optional } from './object.ts';
import { calls, defines, flag, list, name, oneOf, type Shape, text, whole } from './shape.ts';
import { duration, letters, party, source, timeOfDay, words } from './values.ts';

const TIME_OR_OPENING = /^(([01]\d|2[0-3]):[0-5]\d|next opening)$/;

const at: Shape<string> = text({ pattern: TIME_OR_OPENING.source }, (value) =>
  TIME_OR_OPENING.test(value)
    ? undefined
    : 'A time of day in quotes ("17:30"), or next opening, is expected here.',
);

const dayOfStage = whole(0, 60);

export const attemptPlan: Shape<AttemptPlan> = object(
  'an attempt plan',
  {
    name: needed('Its name, by which stages and moves call it.', defines('plan'), 'plan'),
    title: needed('What people read.', words),
    clause: needed('The clause of the document or law, or the duty it serves.', name),
    source: needed('The document, a law, or the house.', source),
    of: needed('The party that is asked.', party),
    request: optional('The letter sent when the plan begins; it is not an attempt.', name),
    requestOn: optional(
      'When that letter goes; absent: at once. Day 0 is the day the plan begins.',
      object('a day and time', {
        day: needed('Working days after the plan begins.', dayOfStage),
        at: needed('The time of day, in quotes.', timeOfDay),
      }),
    ),
    letter: needed('The letter of an attempt by mail.', name),
    attempts: needed(
      'The attempts, in order, each on its day and time.',
      list(
        object('an attempt', {
          day: needed('Working days after the plan begins; day 0 is that day.', dayOfStage),
          at: needed('The time of day, in quotes, or next opening.', at),
          minutesLater: optional('So many minutes after that.', whole(1, 240)),
          post: optional('The post of the client that is asked.', name),
        }),
        1,
        10,
      ),
      'on',
    ),
    days: optional(
      'by date: day 0 is the date of receipt whatever the hour, and a try whose time has passed is made at the next opening.',
      oneOf(['by date']),
    ),
    firstBy: needed('The working day by whose close the first attempt is made.', dayOfStage),
    counts: needed(
      'Outcomes that are evidence of an attempt.',
      list(
        oneOf([
          'delivered',
          'answered',
          'voicemail',
          'no answer',
          'wrong number',
          'call back',
          'bounced',
          'unknown',
        ]),
        1,
      ),
    ),
    wait: needed(
      'The wait for an answer, and what follows silence.',
      object('a wait', {
        limit: needed('How long we wait.', duration),
        from: needed('What the wait counts from.', oneOf(['first delivered attempt', 'request delivered'])),
        warning: optional(
          'Letters before the wait ends.',
          object('a warning', {
            day: needed('The day of the wait on which it goes.', dayOfStage),
            letters: needed('The letters.', letters),
          }),
        ),
        // biome-ignore lint/suspicious/noThenProperty: the line of the standard is called "then"; nothing awaits it.
        then: needed('The move made when the wait ends in silence.', calls('move')),
        instead: needed('The stage a person gets where silence was not evidenced.', calls('stage')),
        excusable: needed('Whether the wait is taken off the net days.', flag),
        extends: optional(
          'A promise extended to the end of this wait.',
          object('an extended promise', {
            promise: needed('The promise.', calls('promise')),
            because: needed('The reason, one of those that its extension allows.', name),
          }),
        ),
      }),
    ),
    tolerance: needed('How late an attempt may still be made; later, it is planned anew.', duration),
  },
  [['request on', 'request']],
);
