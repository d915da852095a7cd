import type { CaseEvent, Envelope } from './event.ts';

/** What an event asks of the world outside the case. */
export type Consequence =
  | { readonly do: 'write'; readonly letter: Envelope<'letter queued'> }
  | { readonly do: 'leave unsent'; readonly sendId: string };

/** Things to send or to leave unsent because of these events; what was sent already is never unsent. */
export function consequences(events: readonly CaseEvent[]): Consequence[] {
  return events.flatMap((event): Consequence[] => {
    if (event.type === 'letter queued') return [{ do: 'write', letter: event }];
    if (event.type === 'letter cancelled') return [{ do: 'leave unsent', sendId: event.data.sendId }];
    return [];
  });
}
