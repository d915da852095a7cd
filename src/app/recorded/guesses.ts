import type { CaseEvent } from '../../domain/case/event.ts';
import { links } from './links.ts';
import type { Asked } from './lived.ts';
import { openings } from './openings.ts';
import { type Ask, details, type EventOf, type Known, of } from './told.ts';

/** Moments at which a deed may have been done, looked at in its events at most. */
const mostMoments = 6;

/**
 * The commands that may have brought these events, likeliest first: events do not say which command they answer.
 * `events` begins with the first of the command and holds what was recorded with it. Whoever retells tries each.
 */
export function guesses(events: readonly CaseEvent[], known: Known): Asked[] {
  const [first] = events;
  if (first === undefined) return [];
  const base = { at: first.recordedAt, by: first.by, onBehalfOf: first.onBehalfOf };
  const clock = first.by.kind === 'clock' ? timesNoted(first, known) : [];
  const moments = [...new Set(events.map((event) => event.occurredAt))].filter((at) => at < base.at);
  const when = [{}, ...moments.slice(0, mostMoments).map((occurredAt) => ({ occurredAt }))];
  return [
    ...clock,
    ...asksFor(first, events, known).flatMap((ask) =>
      when.map((at) => ({ ...base, ...ask, ...at }) as Asked),
    ),
  ];
}

/** How far the channels had been heard is in no event: far enough, not at all, or to the end of one of the waits. */
function timesNoted(first: CaseEvent, { state }: Known): Asked[] {
  const { recordedAt: at, by, onBehalfOf } = first;
  const ends = state.runs.flatMap((run) => (run.wait === null ? [] : [run.wait.clock.lateFrom]));
  return [at, 0, ...new Set(ends)].map((heardUpTo) => ({
    at,
    by,
    onBehalfOf,
    do: 'note time',
    data: { moment: at, heardUpTo },
  }));
}

function asksFor(first: CaseEvent, events: readonly CaseEvent[], known: Known): Ask[] {
  switch (first.type) {
    case 'case opened':
      return openings(first, events);
    case 'track begun':
      return tracks(first, events);
    case 'message filed':
    case 'detail given':
      return [...filings(events), ...detailsGiven(events, first)];
    case 'items moved':
      return [...moves(first, events), ...detailsGiven(events, first)];
    case 'signature given': {
      const remarks = of(events, 'items moved').map((event) => event.data.facts.remarks);
      const [remarksWordsId = null] = remarks.filter((fact) => typeof fact === 'string');
      const { partyId: _, ...data } = first.data;
      return [{ do: 'sign', data: { ...data, remarksWordsId } }];
    }
    case 'item added': {
      const { stage: _, ...data } = first.data;
      return [{ do: 'add item', data }];
    }
    case 'item described':
      return [{ do: 'describe item', data: first.data }];
    case 'party joined':
      return [{ do: 'join party', data: first.data }];
    case 'party reached by':
      return [{ do: 'reach party', data: first.data }];
    case 'party confirmed':
      return [{ do: 'confirm party', data: first.data }];
    case 'place named':
      return [{ do: 'name place', data: { ...first.data, details: details(events) } }];
    case 'reference noted':
      return [{ do: 'note reference', data: first.data }];
    case 'note taken': {
      const { wordsId } = first.data;
      const spoken = of(events, 'contact made').map(({ data }): Ask => {
        return { do: 'note call', data: { partyId: data.partyId, wordsId, spoken: true } };
      });
      return [...spoken, { do: 'take note', data: first.data }];
    }
    case 'manager allocated':
      return [{ do: 'allocate', data: first.data }];
    case 'danger flagged':
      return [{ do: 'flag danger', data: { wordsId: first.data.wordsId } }];
    case 'danger cleared':
      return [{ do: 'clear danger', data: first.data }];
    case 'attempt due':
    case 'attempt made':
    case 'attempt known':
      return of(events, 'attempt known')
        .slice(0, 1)
        .map(({ data: { runId: _, at: __, ...data } }) => ({ do: 'know attempt', data }));
    case 'letter queued':
      return [{ do: 'send customer link', data: { partyId: first.data.partyId } }];
    case 'links ended':
      return [{ do: 'end customer links', data: first.data }];
    case 'letter known':
      return [{ do: 'know letter', data: { sendId: first.data.sendId, outcome: first.data.outcome } }];
    case 'promise made':
      return of(events, 'callback promised')
        .slice(0, 1)
        .map(({ data: { callbackId, partyId, at } }) => ({
          do: 'promise callback',
          data: { callbackId, partyId, callAt: at },
        }));
    case 'callback done':
      return [{ do: 'callback done', data: first.data }];
    case 'promise kept':
      return [{ do: 'confirm in time', data: { promiseId: first.data.promiseId } }];
    case 'promise extended':
      return extensions(first);
    case 'exception raised':
      return [{ do: 'raise exception', data: first.data }];
    case 'exception settled':
      return [{ do: 'settle exception', data: first.data }];
    case 'case linked':
      return links(first, events, known);
    case 'item handed over':
      return of(events, 'case linked').map(({ data: { linkId, to } }) => ({
        do: 'hand over items',
        data: { items: of(events, 'item handed over').map(({ data }) => data.itemId), to, linkId },
      }));
    case 'track reopened':
      return [{ do: 'reopen', data: { wordsId: null, receivedAt: first.data.at } }];
    case 'rules followed':
      return (['stays', 'put off'] as const).map((later) => {
        return { do: 'follow rules', data: { ...first.data, trackId: first.trackId ?? '', later } };
      });
    case 'retracted':
      return [{ do: 'retract', data: first.data }];
    default:
      return [];
  }
}

/** A track that takes over the matter of other items moves them; what those were is all that tells it. */
function tracks(first: EventOf<'track begun'>, events: readonly CaseEvent[]): Ask[] {
  const data = {
    standard: first.data.standard,
    calendar: first.data.calendar,
    trackId: first.trackId ?? '',
    receivedAt: first.occurredAt,
    itemIds: of(events, 'item added').map((event) => event.data.itemId),
  };
  const about = [...new Set(of(events, 'items moved').flatMap((event) => event.data.items))];
  return [
    { do: 'begin track', data },
    { do: 'begin track', data: { ...data, about } },
  ];
}

function filings(events: readonly CaseEvent[]): Ask[] {
  const [filed] = of(events, 'message filed');
  if (filed === undefined) return [];
  const { direction: _, ...message } = filed.data;
  const told = of(events, 'danger flagged').length > 0;
  return [told, !told].flatMap((danger) =>
    [false, true].map((thanks): Ask => {
      return { do: 'file message', data: { ...message, thanks, danger, details: details(events) } };
    }),
  );
}

/** A report is complete from its receipt, which a promise counted from it still tells. */
function detailsGiven(events: readonly CaseEvent[], first: CaseEvent): Ask[] {
  const starts = of(events, 'promise made').map(({ data }) => data.clock.start);
  return [...new Set([...starts, first.occurredAt, first.recordedAt])].map((completeAt) => ({
    do: 'give details',
    data: { details: details(events), completeAt },
  }));
}

/** A move that leaves items in several stages is one event for each of them, caused by the first. */
function moves(first: EventOf<'items moved'>, events: readonly CaseEvent[]): Ask[] {
  const { move, facts } = first.data;
  const same = of(events, 'items moved').filter(
    (event) => event.data.move === move && (event.id === first.id || event.causeId === first.id),
  );
  const items = [...new Set(same.flatMap((event) => event.data.items))];
  return [{ do: 'make move', data: { move, items, fields: facts } }];
}

function extensions({ data }: EventOf<'promise extended'>): Ask[] {
  const { promiseId, because, clock } = data;
  const ends = [...(clock.date === undefined ? [] : [clock.date]), clock.due, clock.lateFrom];
  return ends.flatMap((until) =>
    [false, true].map((broughtForward): Ask => {
      const wordsId = data.wordsId ?? '';
      return { do: 'extend promise', data: { promiseId, because, wordsId, until, broughtForward } };
    }),
  );
}
