import type { Refusal } from '../../domain/case/command.ts';
import type { Fact, Slot } from '../../domain/case/event.ts';
import { unlessUnpublished } from '../../domain/case/unpublished.ts';
import type { Ask, Standard } from '../../domain/standards/standard.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { instOf } from '../../domain/time/derived.ts';
import { nextOpening } from '../../domain/time/operations.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { wasDone } from '../../store/reads/command-done.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase, type NewWords } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { localDate } from '../local-date.ts';
import { choicesOf } from './choices.ts';
import type { CaseOfParty } from './party.ts';

export interface Chosen {
  readonly key: string;
  /** The version of the case that the form was made from. */
  readonly seen: number;
  readonly move: string;
  readonly items: readonly string[];
  /** An offered time as it was offered; or a day and half of it at the party's own wish. */
  readonly slot: Slot | { readonly date: LocalDate; readonly half: 'morning' | 'afternoon' } | null;
  /** Answers by the names of the asks, besides the time. */
  readonly answers: Readonly<Record<string, string>>;
}

const longest = 4_000;
const refused = {
  refused: 'This is no longer possible: the query changed meanwhile',
  about: 'move',
} as const;

/**
 * A choice of the party on their own page: a move of the standard that is theirs to make. An offered time is taken as it
 * was offered; a day of their own choice is a wish, and needs their words (A11, A16). Refused in words for the page.
 * What is asked of the case is made of the form alone, so that a form sent twice does one thing.
 */
export async function customerChooses(
  ground: Ground,
  organisation: OrganisationId,
  of: CaseOfParty,
  chosen: Chosen,
): Promise<Answer> {
  const { standards, calendars } = await ground.rules.of(organisation);
  const now = await ground.now(organisation);
  const move = of.state.tracks
    .flatMap((track) => standards.get(track.standard)?.moves ?? [])
    .find((row) => row.name === chosen.move);
  if (move === undefined || !of.party.confirmed) return refused;
  const { fields, words } = answered(move.asks, chosen);
  const slotAsk = move.asks.find((ask) => ask.kind === 'slot');
  const wordsAsk = move.asks.find((ask) => ask.kind === 'words');
  if (slotAsk !== undefined) {
    const calendar = calendars.get(of.state.tracks[0]?.calendar ?? '');
    if (calendar === undefined) throw new Error('a case without a calendar');
    const slot = timeOf(chosen.slot, calendar, now);
    if ('refused' in slot) return slot;
    fields[slotAsk.name] = slot;
    const own = chosen.slot !== null && 'date' in chosen.slot;
    if (own && wordsAsk !== undefined && fields[wordsAsk.name] === undefined)
      return { refused: 'Tell us in your own words why another day suits you', about: wordsAsk.name };
    if (!own && wordsAsk?.required && fields[wordsAsk.name] === undefined) {
      const id = idFrom(chosen.key, wordsAsk.name);
      words.push({ id, body: 'They chose another of the times offered.' });
      fields[wordsAsk.name] = id;
    }
  }
  if (!(await stands(ground, organisation, of, chosen, standards, now))) return refused;
  return askOfCase(ground, organisation, {
    key: chosen.key,
    case: of.state.id,
    by: of.author,
    seen: chosen.seen,
    words,
    ask: { do: 'make move', data: { move: move.name, items: chosen.items, fields } },
  });
}

/** Whether the choice is still theirs to make and the time still offered; a form sent before stands as it was answered. */
async function stands(
  ground: Ground,
  organisation: OrganisationId,
  of: CaseOfParty,
  { key, move, items, slot }: Chosen,
  standards: ReadonlyMap<string, Standard>,
  now: number,
): Promise<boolean> {
  const choice = choicesOf(standards, of.state, of.party, now).find((row) => row.move === move);
  const offered =
    slot === null ||
    'date' in slot ||
    choice?.slots.some((row) => row.from === slot.from && row.to === slot.to);
  if (choice !== undefined && offered && items.every((id) => choice.items.includes(id))) return true;
  return inOrganisation(ground.pool, organisation, (tx) => wasDone(tx, organisation, key));
}

function answered(
  asks: readonly Ask[],
  { key, answers }: Chosen,
): { fields: Record<string, Fact>; words: NewWords[] } {
  const words: NewWords[] = [];
  const fields: Record<string, Fact> = {};
  for (const ask of asks) {
    const given = answers[ask.name]?.trim() ?? '';
    if (given === '') continue;
    if (ask.kind === 'choice') fields[ask.name] = given;
    if (ask.kind !== 'words') continue;
    const id = idFrom(key, ask.name);
    words.push({ id, body: given.slice(0, longest).toWellFormed() });
    fields[ask.name] = id;
  }
  return { fields, words };
}

const halves = { morning: ['08:00', '13:00'], afternoon: ['12:00', '17:00'] } as const;

/** A day of their own choice: after today, within half a year, and one on which the desk is open. */
function timeOf(wanted: Chosen['slot'], calendar: Calendar, now: Instant): Slot | Refusal {
  if (wanted === null) return { refused: 'Choose a time, or tell us a day that suits you', about: 'slot' };
  if ('from' in wanted) return wanted;
  const { date, half } = wanted;
  const today = Temporal.PlainDate.from(localDate(now, calendar.timezone));
  if (Temporal.PlainDate.compare(date, today) <= 0)
    return { refused: 'Choose a day after today', about: 'date' };
  if (Temporal.PlainDate.compare(date, today.add({ months: 6 })) > 0)
    return { refused: 'Choose a day within the next six months', about: 'date' };
  const midnight = instOf(calendar, date, '00:00');
  // Not known yet whether we are open then: a person answers their wish.
  const opening = unlessUnpublished(() => nextOpening(calendar, midnight), midnight);
  if (opening === null || localDate(opening, calendar.timezone) !== date)
    return { refused: 'We are closed on that day: choose another', about: 'date' };
  const [from, to] = halves[half];
  return { from: instOf(calendar, date, from), to: instOf(calendar, date, to) };
}
