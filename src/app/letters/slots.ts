import { stageOf } from '../../domain/case/closing.ts';
import { dateTold } from '../../domain/case/date-told.ts';
import { calendarOf, standardOf } from '../../domain/case/draft.ts';
import type { Clock, Envelope, Fact, Slot as Times } from '../../domain/case/event.ts';
import { describedItem, undescribedItem } from '../../domain/case/item-title.ts';
import { isOwed } from '../../domain/case/promises.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, Item, Party, PromiseState } from '../../domain/case/state.ts';
import { timedMoves } from '../../domain/case/timed.ts';
import { movesOnceSent } from '../../domain/standards/once-sent.ts';
import { SLOTS, type Slot } from '../../domain/standards/slots.ts';
import type { PromiseRule, Standard } from '../../domain/standards/standard.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { LetterContext } from '../../store/reads/letter-context.ts';
import { wordDate, wordDay, wordMoment, wordSlot } from './day.ts';
import { whenClosed } from './when-closed.ts';

export interface Wording {
  readonly rules: Rules;
  readonly state: CaseState;
  readonly context: LetterContext;
  readonly link: string;
  readonly formLink: string;
}

/** What is put into the slots of a letter to this party: the case as it stands when the letter is queued. */
export function slotsFor(
  wording: Wording,
  letter: Envelope<'letter queued'>,
  party: Party,
): Partial<Record<Slot, string>> {
  const { rules, state, context } = wording;
  const track = state.tracks.find((row) => row.id === letter.trackId) ?? state.tracks[0];
  if (track === undefined) return {};
  const standard = standardOf(rules, track);
  const items = itemsOfLetter(state, letter);
  const zone = context.organisation.timezone;
  const { facts } = letter.data;
  const stage = standard.stages.find(
    (row) =>
      row.name === (items.find((item) => item.stage !== null)?.stage ?? stageOf(standard, state, track.id)),
  );
  const promise = nextPromise(standard, state, items);
  const isLast = movesOnceSent(standard, letter.data.letter).length > 0;
  const wait = state.runs.find((run) => run.id === letter.data.runId)?.wait;
  return words({
    reference: state.reference,
    'other reference': otherReference(context, facts),
    'their reference': party.role === 'client' ? context.theirReference : null,
    'named contact': context.named?.name ?? context.organisation.name,
    phone: context.named?.phone ?? context.organisation.phone,
    organisation: context.organisation.name,
    client: context.client?.name ?? 'your builder or landlord',
    home: homeWords(context),
    items: items
      .map(
        (item) => `– ${itemWords(state, item, context, readsWords(state, party))}${partWords(item, context)}`,
      )
      .join('\n'),
    // What is on its way and ends the matter does not say that it is on its way.
    next:
      isLast || stage === undefined
        ? null
        : party.role === 'client'
          ? stage.next.client
          : stage.next.customer,
    by: isLast ? null : promise === undefined ? toFollow(standard, state) : byWords(standard, promise, zone),
    link: wording.link,
    'form link': wording.formLink,
    reason:
      wordsOf(context, facts, [
        'reason',
        'remarks',
        'advice',
        'findings',
        'left',
        'question',
        'wrong',
        'fault',
        'answer',
      ]) ?? requestReason(context, letter, items),
    slots: offered(state, items, zone),
    appointment: appointmentWords(state, items, context),
    greeting: greeting(context, party),
    attempts: attemptWords(state, items, zone),
    'closing on': untilWhen(wait?.clock.due ?? answerAwaited(rules, state, items), zone),
    'late promise': latePromise(standard, state, letter, zone),
    'new date': promise === undefined ? null : wordDay(toldOf(standard, promise).due, zone),
    missing: missing(standard, state),
    received: wordDay(receivedAt(state, facts) ?? letter.occurredAt, zone),
    delivery: dateFact(facts, items, 'delivery'),
    'next date': dateFact(facts, items, 'next date'),
    'out of hours': whenClosed(context.organisation.outOfHours, calendarOf(rules, track), letter.occurredAt),
    match: wordsOf(context, facts, ['match']) ?? wordsOf(context, items[0]?.facts ?? {}, ['match']),
    price: wordsOf(context, facts, ['price']) ?? wordsOf(context, items[0]?.facts ?? {}, ['price']),
    'undo by': wordDay(letter.occurredAt, zone),
    ...named(context, facts),
  });
}

const untilWhen = (at: Instant | null, zone: string): string | null =>
  at === null ? null : wordDay(at, zone);

/** The last moment of the time to answer a question, after which time itself goes on. */
function answerAwaited(rules: Rules, state: CaseState, items: readonly Item[]): Instant | null {
  const ends = timedMoves(rules, state).filter((row) => items.some((item) => item.id === row.itemId));
  return ends.length === 0 ? null : Math.min(...ends.map((row) => row.at)) - 1;
}

function words(slots: Readonly<Record<string, string | null | undefined>>): Partial<Record<Slot, string>> {
  return Object.fromEntries(
    Object.entries(slots).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
}

function itemsOfLetter(state: CaseState, letter: Envelope<'letter queued'>): Item[] {
  const named = state.items.filter((item) => letter.data.moveItems.includes(item.id));
  return named.length > 0 ? named : state.items.filter((item) => item.stage !== null);
}

/** What the letter says of an item: product and fault, else the words of whoever reported it where they may be read. */
export function itemWords(
  state: CaseState,
  item: Item,
  context: Pick<LetterContext, 'words'>,
  readable: boolean,
): string {
  const said = item.wordsId === null || !readable ? undefined : context.words[item.wordsId];
  return describedItem(item) ?? (said ?? undescribedItem(state, item)).split('\n').join(' ').slice(0, 200);
}

/** A homeowner does not read what a site manager wrote about them. */
const readsWords = (state: CaseState, party: Party): boolean =>
  party.role !== 'homeowner' || party.id === state.requesterId;

/** The part as it was decided on; once a match is offered, the letters speak of that. */
function partWords(item: Item, context: LetterContext): string {
  const part = item.facts.match === undefined ? wordsOf(context, item.facts, ['part']) : null;
  return part === null ? '' : `\n  Part: ${part}`;
}

/** A request is written by its attempts, and gives the reason for which the item came to them. */
const requestReason = (
  context: LetterContext,
  letter: Envelope<'letter queued'>,
  items: readonly Item[],
): string | null => (letter.data.runId === null ? null : wordsOf(context, items[0]?.facts ?? {}, ['reason']));

function nextPromise(standard: Standard, state: CaseState, items: readonly Item[]): PromiseState | undefined {
  const told = new Set(standard.promises.filter((rule) => rule.told !== undefined).map((rule) => rule.name));
  const ids = new Set(items.map((item) => item.id));
  return state.promises
    .filter(
      (row) =>
        isOwed(row) &&
        row.status !== 'paused' &&
        row.status !== 'late' &&
        told.has(row.promise) &&
        !row.clock.awaited &&
        (row.itemId === null || ids.has(row.itemId)),
    )
    .toSorted((a, b) => a.clock.due - b.clock.due)[0];
}

/** Where what they were told of has no date yet: no calendar is published that far. */
const toFollow = (standard: Standard, state: CaseState): string | null =>
  state.promises.some(
    (row) =>
      row.clock.awaited === true &&
      isOwed(row) &&
      standard.promises.some((rule) => rule.name === row.promise && rule.told !== undefined),
  )
    ? 'the date is to follow'
    : null;

const ruleOf = (standard: Standard, promise: PromiseState): PromiseRule | undefined =>
  standard.promises.find((rule) => rule.name === promise.promise);

/** The date as they were told it, which a date of law may lie before. */
function toldOf(standard: Standard, promise: PromiseState): Clock {
  const rule = ruleOf(standard, promise);
  return rule === undefined ? promise.clock : dateTold(rule, promise);
}

/** The date, and what is promised by it: the next step and the next date can be about two things. */
function byWords(standard: Standard, promise: PromiseState, zone: string): string {
  const title = ruleOf(standard, promise)?.title ?? '';
  return `${wordMoment(toldOf(standard, promise).due, zone)} (${title.charAt(0).toLowerCase()}${title.slice(1)})`;
}

export function homeWords(context: Pick<LetterContext, 'home' | 'site'>): string | null {
  if (context.home === null) return context.site?.name ?? null;
  const plot = context.home.plot === null ? null : `plot ${context.home.plot}`;
  const parts = [
    context.home.address,
    context.home.address === null ? plot : null,
    context.site?.name,
    context.home.postcode,
  ];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');
}

function greeting(context: LetterContext, party: Party): string {
  const name = party.personId === null ? undefined : context.names[party.personId];
  return name === undefined ? 'Hello,' : `Dear ${name},`;
}

function wordsOf(
  context: LetterContext,
  facts: Readonly<Record<string, Fact>>,
  names: readonly string[],
): string | null {
  for (const name of names) {
    const fact = facts[name];
    if (typeof fact === 'string' && fact !== '') return context.words[fact] ?? null;
  }
  return null;
}

/** Words given under the very name of a slot: a contact card, a form. */
function named(context: LetterContext, facts: Readonly<Record<string, Fact>>): Record<string, string> {
  return Object.fromEntries(
    SLOTS.flatMap((slot) => {
      const fact = facts[slot];
      const body = typeof fact === 'string' ? context.words[fact] : undefined;
      return body === undefined ? [] : [[slot, body]];
    }),
  );
}

/** When the message came that the letter is about. */
const receivedAt = (state: CaseState, { message }: Readonly<Record<string, Fact>>): number | undefined =>
  state.messages.find((row) => row.id === message)?.receivedAt;

/** The number under which the reader knows what was merged into this case. */
function otherReference(context: LetterContext, { merged }: Readonly<Record<string, Fact>>): string | null {
  return typeof merged === 'string' ? (context.otherReferences[merged] ?? null) : null;
}

function dateFact(
  facts: Readonly<Record<string, Fact>>,
  items: readonly Item[],
  name: string,
): string | null {
  const fact = facts[name] ?? items.map((item) => item.facts[name]).find((value) => value !== undefined);
  return typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact) ? wordDate(fact) : null;
}

function offered(state: CaseState, items: readonly Item[], zone: string): string | null {
  const offer = state.offers.findLast((row) => row.items.some((id) => items.some((item) => item.id === id)));
  return offer === undefined
    ? null
    : offer.slots.map((slot: Times) => `– ${wordSlot(slot, zone)}`).join('\n');
}

function appointmentWords(state: CaseState, items: readonly Item[], context: LetterContext): string | null {
  const row = state.appointments.findLast((one) =>
    one.items.some((id) => items.some((item) => item.id === id)),
  );
  if (row === undefined) return null;
  const who = row.operative === null ? undefined : context.names[row.operative];
  return `${wordSlot(row.slot, context.organisation.timezone)}${who === undefined ? '' : ` (${who} comes)`}`;
}

function attemptWords(state: CaseState, items: readonly Item[], zone: string): string | null {
  const ids = new Set(items.map((item) => item.id));
  const run = state.runs.findLast(
    (row) => row.items.some((id) => ids.has(id)) && row.attempts.some((attempt) => attempt.madeAt !== null),
  );
  const made = run?.attempts.filter((attempt) => attempt.madeAt !== null) ?? [];
  const how = { email: 'by e-mail', phone: 'by phone', post: 'by letter', web: 'online' };
  return made.length === 0
    ? null
    : made
        .map((attempt) => `– ${wordMoment(attempt.madeAt ?? 0, zone)}, ${how[attempt.channel ?? 'email']}`)
        .join('\n');
}

function latePromise(
  standard: Standard,
  state: CaseState,
  letter: Envelope<'letter queued'>,
  zone: string,
): string | null {
  const { late } = letter.data.facts;
  const ids: readonly unknown[] = Array.isArray(late) ? late : [letter.data.promiseId];
  const broken = state.promises
    .filter((row) => ids.includes(row.id))
    .map((row) => {
      const title = standard.promises.find((rule) => rule.name === row.promise)?.title ?? row.promise;
      return `${title.toLowerCase()}, by ${wordMoment(row.clock.due, zone)}`;
    });
  const lines = [...new Set(broken)];
  return lines.length < 2 ? (lines[0] ?? null) : lines.map((line) => `– ${line}`).join('\n');
}

function missing(standard: Standard, state: CaseState): string | null {
  const asks = standard.details
    .filter((detail) => !state.details.includes(detail.name))
    .map((detail) => `– ${detail.ask}`);
  return asks.length === 0 ? null : asks.join('\n');
}
