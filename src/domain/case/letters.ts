import type { LetterTo, PartyRole } from '../standards/standard.ts';
import { nextOpening } from '../time/operations.ts';
import type { Instant } from '../time/types.ts';
import { calendarOf, type Draft, emit } from './draft.ts';
import type { ContactPoint, Fact, Id } from './event.ts';
import type { CaseState, Party, Track } from './state.ts';
import { unlessUnpublished } from './unpublished.ts';

/** Channels a written letter can go by, in the order they are tried. */
const written = new Set(['email', 'post']);

export function livePoints(state: CaseState, party: Party): ContactPoint[] {
  return state.dead.length === 0
    ? party.points
    : party.points.filter((point) => !state.dead.includes(point.id));
}

/** Who is meant by a role on this case: a client's reporting line, the one who reported, every homeowner known, whoever is to visit. */
export function partiesOf(state: CaseState, role: PartyRole, post?: string): Party[] {
  const meant: Party[] = [];
  for (const party of state.parties)
    if (party.confirmed && (role === 'requester' ? party.id === state.requesterId : party.role === role))
      meant.push(party);
  if (role === 'operative')
    return meant.filter((party) =>
      state.appointments.some((row) => row.outcome === null && row.operative === party.personId),
    );
  return role === 'client' && meant.length > 1 ? [ofPost(state, meant, post)] : meant;
}

const posts = ['reporting', 'customer care', 'buyer', 'site', 'director'];
const postsBeside = ['buyer', 'customer care', 'reporting', 'site', 'director'];

/** Of several at one client whoever can be reached: in the post that is asked for, or else in the next one. */
function ofPost(state: CaseState, all: readonly Party[], post: string | undefined): Party {
  for (const name of post === undefined ? posts : [post, ...postsBeside])
    for (const party of all) if (party.post === name && livePoints(state, party).length > 0) return party;
  return all[0] as Party;
}

export interface Writing {
  readonly notBefore?: Instant;
  readonly runId?: Id;
  readonly promiseId?: Id;
  readonly items?: readonly Id[];
  readonly facts?: Readonly<Record<string, Fact>>;
}

const writtenPoint = (state: CaseState, party: Party): ContactPoint | undefined =>
  livePoints(state, party).find((row) => written.has(row.channel));

export const mayBeWritten = (state: CaseState, party: Party): boolean =>
  writtenPoint(state, party) !== undefined;

/** What a person is asked to do where a letter has no way to go. */
export const unwritten = (role: PartyRole, letter: string): string =>
  `Nobody can be written to: tell the ${role} by phone (“${letter}”)`;

/**
 * Queues one letter to one party by the first live way that carries writing; answers its send id, or null where the
 * party cannot be written to (a person is asked to ring instead).
 */
export function writeTo(
  draft: Draft,
  track: Track,
  letter: string,
  party: Party,
  writing: Writing = {},
): Id | null {
  const point = writtenPoint(draft.state, party);
  if (point === undefined) {
    emit(
      draft,
      'exception raised',
      {
        exceptionId: draft.newId(),
        about: unwritten(party.role, letter),
        messageId: null,
        urgent: false,
      },
      track.id,
    );
    return null;
  }
  const sendId = draft.newId();
  emit(
    draft,
    'letter queued',
    {
      sendId,
      letter,
      partyId: party.id,
      pointId: point.id,
      channel: point.channel,
      notBefore: writing.notBefore ?? draft.command.at,
      runId: writing.runId ?? null,
      promiseId: writing.promiseId ?? null,
      moveItems: writing.items ?? [],
      facts: writing.facts ?? {},
    },
    track.id,
  );
  return sendId;
}

/** Queues each letter to each party it is for; one contact point gets a letter once. */
export function writeLetters(
  draft: Draft,
  track: Track,
  letters: readonly LetterTo[],
  writing: Writing = {},
): void {
  if (letters.length === 0) return;
  const written: { readonly letter: string; readonly who: Id }[] = [];
  for (const { letter, to, when, senderOf } of letters) {
    if (when !== undefined && !isSo(when, writing.facts)) continue;
    const parties = partiesOf(draft.state, to);
    for (const party of senderOf === undefined
      ? parties
      : [...parties, ...senderParty(draft.state, writing, senderOf)]) {
      const who = party.personId ?? party.id;
      if (written.some((row) => row.letter === letter && row.who === who)) continue;
      written.push({ letter, who });
      writeTo(draft, track, letter, party, writing);
    }
  }
}

function isSo(when: Readonly<Record<string, Fact>>, facts: Writing['facts']): boolean {
  for (const ask in when) if (facts?.[ask] !== when[ask]) return false;
  return true;
}

/** Whoever sent the message that was given: nobody where none was, or where they are not known to belong here. */
function senderParty(state: CaseState, { facts }: Writing, ask: string): Party[] {
  const id = facts?.[ask];
  const from = state.messages.find((row) => row.id === id)?.partyId;
  return state.parties.filter((party) => party.id === from && party.confirmed);
}

/** The next moment at which the desk is open: closing letters wait for it, so that one key can undo. */
export function atNextOpening(draft: Draft, track: Track, at: Instant): Instant {
  return unlessUnpublished(() => nextOpening(calendarOf(draft.rules, track), at), null) ?? at;
}
