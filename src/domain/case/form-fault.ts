import type { Ask, Move } from '../standards/standard.ts';
import { instOf } from '../time/derived.ts';
import { dueOf } from '../time/due.ts';
import { wordRule } from '../time/rule.ts';
import { isSlot } from './appointments.ts';
import type { Refusal } from './command.ts';
import { calendarOf, type Draft, trackOf } from './draft.ts';
import type { Fact, Id } from './event.ts';
import type { Item } from './state.ts';

type Fields = Readonly<Record<string, Fact>>;

/** What is missing, not asked for, or wrong in the form of a move; null if nothing. The clock and the desk fill in none. */
export function formFault(
  draft: Draft,
  trackId: Id,
  move: Move,
  items: readonly Item[],
  fields: Fields,
): Refusal | null {
  const { kind } = draft.by;
  if (kind !== 'clock' && kind !== 'desk') {
    const missing = move.asks.find((ask) => ask.required && !isGiven(fields[ask.name]));
    if (missing !== undefined) return { refused: wordMissing(missing), about: missing.name };
  }
  if (kind === 'staff' || kind === 'party')
    for (const name in fields)
      if (!move.asks.some((ask) => ask.name === name))
        return { refused: `“${move.title}” asks for no ${name}`, about: name };
  for (const ask of move.asks) {
    const wrong = wrongField(draft, trackId, items, ask, fields);
    if (wrong !== null) return wrong;
  }
  return null;
}

const wordMissing = ({ title, rule }: Ask): string =>
  rule === undefined
    ? `Please give: ${title.toLowerCase()}`
    : `${title}: this site and this client have no ${rule} today, so please choose somebody`;

/** Whether a field of a form was filled in. */
export const isGiven = (fact: Fact | undefined): boolean =>
  fact !== undefined && fact !== '' && !(Array.isArray(fact) && fact.length === 0);

/** Events hold ids of what people wrote or sent, never the words themselves. */
const stored: ReadonlySet<Ask['kind']> = new Set(['words', 'file', 'message', 'staff']);
const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function wrongField(
  draft: Draft,
  trackId: Id,
  items: readonly Item[],
  ask: Ask,
  fields: Fields,
): Refusal | null {
  const fact = fields[ask.name];
  if (fact === undefined || fact === '') return null;
  if (stored.has(ask.kind) && typeof fact === 'string' && !isId.test(fact))
    return { refused: `${ask.title}: given as words that are not stored`, about: ask.name };
  if (ask.choices !== undefined && !ask.choices.includes(String(fact)))
    return { refused: `${ask.title}: choose one of ${ask.choices.join(', ')}`, about: ask.name };
  if (ask.unlike !== undefined && isLike(draft, items, ask.unlike, fact))
    return { refused: `${ask.title}: another person than the ${ask.unlike}`, about: ask.name };
  const long = tooLong(draft, trackId, ask, fact);
  if (long !== null) return long;
  const { notBefore } = ask;
  const earliest = notBefore === undefined ? undefined : dateNamed(notBefore, items, fields);
  if (
    earliest !== undefined &&
    firstOf(fact) < instOf(calendarOf(draft.rules, trackOf(draft.state, trackId)), earliest, '00:00')
  )
    return { refused: `${ask.title}: not before ${earliest}, when the goods are there`, about: ask.name };
  return null;
}

/** A slot longer than the standard lets people wait for somebody. */
function tooLong(draft: Draft, trackId: Id, { atMost, title, name }: Ask, fact: Fact): Refusal | null {
  if (atMost === undefined) return null;
  const calendar = calendarOf(draft.rules, trackOf(draft.state, trackId));
  const times: readonly unknown[] = Array.isArray(fact) ? fact : [fact];
  for (const row of times) {
    if (!isSlot(row)) continue;
    const last = dueOf(atMost, calendar, row.from);
    if (last !== null && !('refused' in last) && row.to > last.due)
      return { refused: `${title}: longer than ${wordRule(atMost)}`, about: name };
  }
  return null;
}

/** The date of that name in this form, or, where it gives none, what was given for one of the items before. */
function dateNamed(name: string, items: readonly Item[], fields: Fields): string | undefined {
  const given = fields[name];
  if (typeof given === 'string') return given;
  for (const { facts } of items) {
    const before = facts[name];
    if (typeof before === 'string') return before;
  }
  return undefined;
}

/** Whether this person, or whoever makes the move, is the one whom an earlier move named. */
const isLike = (draft: Draft, items: readonly Item[], named: string, fact: Fact): boolean =>
  items.some((item) => {
    const before = item.facts[named];
    return before !== undefined && (before === fact || (draft.by.kind === 'staff' && before === draft.by.id));
  });

/** When the first of the times given begins. */
function firstOf(fact: Fact): number {
  if (typeof fact !== 'object') return Number.POSITIVE_INFINITY;
  const times: readonly unknown[] = Array.isArray(fact) ? fact : [fact];
  let first = Number.POSITIVE_INFINITY;
  for (const row of times) if (isSlot(row) && row.from < first) first = row.from;
  return first;
}
