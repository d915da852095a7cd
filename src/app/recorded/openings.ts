import type { Asks } from '../../domain/case/command.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { type Ask, details, type EventOf, of } from './told.ts';

/** The ways in which a case may have been opened with these events: they do not name who was to be acknowledged. */
export function openings(first: EventOf<'case opened'>, events: readonly CaseEvent[]): Ask[] {
  const [begun] = of(events, 'track begun');
  if (begun === undefined) return [];
  const [filed] = of(events, 'message filed');
  const [split] = of(events, 'case linked');
  const [taken] = of(events, 'items taken over');
  const parties = of(events, 'party joined').map((event) => event.data);
  const data = {
    ...first.data,
    standard: begun.data.standard,
    calendar: begun.data.calendar,
    trackId: begun.trackId ?? '',
    parties,
    items: of(events, 'item added').map(({ data: { stage: _, ...item } }) => item),
    details: details(events),
    message: filed === undefined ? null : messageIn(filed),
    danger: of(events, 'danger flagged').length > 0,
    ...(split === undefined ? {} : { splitFrom: split.data.to }),
    ...(taken === undefined ? {} : { taken: taken.data }),
  };
  const written = of(events, 'letter queued').map((event) => event.data.partyId);
  const whom = [...new Set([...written, first.data.requesterId, ...parties.map((one) => one.partyId), null])];
  return whom.map((acknowledge) => ({ do: 'open case', data: { ...data, acknowledge } }));
}

function messageIn({ data }: EventOf<'message filed'>): Asks['open case']['message'] {
  const { direction: _, ...message } = data;
  return { ...message, thanks: false };
}
