import type { Stage } from '../standard.ts';
import { defaulted, needed, object, optional } from './object.ts';
import { calls, defines, list, oneOf, type Shape } from './shape.ts';
import { source, words } from './values.ts';

export const stage: Shape<Stage> = object('a stage', {
  name: needed('Its name, by which moves call it.', defines('stage'), 'stage'),
  of: needed('track: all open items stand here together; item: each on its own.', oneOf(['track', 'item'])),
  title: needed('What people read.', words),
  waitingFor: needed(
    'Who has to do something next: us, or a party.',
    oneOf(['us', 'homeowner', 'client', 'requester', 'operative', 'named contact']),
    'waiting for',
  ),
  next: needed(
    'What happens next, as it is told.',
    object('what happens next', {
      customer: needed('To the customer.', words),
      client: needed('To the client.', words),
    }),
  ),
  attempts: optional('The attempt plan that begins here.', calls('plan')),
  starts: defaulted('Promises that start here, whatever the move.', list(calls('promise')), []),
  reopened: defaulted(
    'Promises that start beside them when a closed case is reopened here.',
    list(calls('promise')),
    [],
    'starts when reopened',
  ),
  source: needed('The document, a law, or the house.', source),
});
