import { movesOnceSent } from '../standards/once-sent.ts';
import type { Move, PartyRole, Standard } from '../standards/standard.ts';
import { type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Fact, Id } from './event.ts';
import { mayBeWritten, partiesOf, unwritten, writeTo } from './letters.ts';
import { ruleNamed } from './named.ts';
import { isOwed } from './promises.ts';
import { raise } from './raise.ts';
import type { Item, Party, Track } from './state.ts';

/**
 * A party can be written to again: letters that could not be written to them, and on which a promise still hangs, go
 * now. A person was asked to ring, which keeps no promise that is kept in writing.
 */
export function writeAtLast(draft: Draft, partyId: Id): void {
  const party = draft.state.parties.find((row) => row.id === partyId);
  if (party === undefined || !party.confirmed || !mayBeWritten(draft.state, party)) return;
  for (const track of draft.state.tracks.filter((row) => row.open))
    for (const letter of owedLetters(draft, track.id))
      if (settled(draft, rolesOf(draft, party), letter, track.id)) writeOwed(draft, party, letter, track.id);
}

/** Letters that keep what is owed on the track, each once. */
function owedLetters(draft: Draft, trackId: Id): Set<string> {
  const standard = standardOf(draft.rules, trackOf(draft.state, trackId));
  return new Set(
    draft.state.promises
      .filter((row) => row.trackId === trackId && isOwed(row))
      .flatMap((row) => ruleNamed(standard, row.promise)?.keptByLetter ?? []),
  );
}

const rolesOf = ({ state }: Draft, { id, role }: Party): PartyRole[] =>
  state.requesterId === id ? [role, 'requester'] : [role];

/** Nobody need tell these of the letter another way any more; answers whether somebody was asked to. */
function settled(draft: Draft, roles: readonly PartyRole[], letter: string, trackId: Id): boolean {
  const abouts = roles.map((role) => unwritten(role, letter));
  const asked = draft.state.exceptions.filter((row) => abouts.includes(row.about));
  for (const { id } of asked) emit(draft, 'exception settled', { exceptionId: id }, trackId);
  return asked.length > 0;
}

/** About the items for which it is owed, with what was written into the forms of their moves. */
function writeOwed(draft: Draft, party: Party, letter: string, trackId: Id): void {
  const track = trackOf(draft.state, trackId);
  const standard = standardOf(draft.rules, track);
  const owed = draft.state.promises.filter(
    (row) =>
      row.trackId === trackId && isOwed(row) && ruleNamed(standard, row.promise)?.keptByLetter === letter,
  );
  const isAbout = (item: Item): boolean =>
    item.trackId === trackId &&
    item.stage !== null &&
    owed.some((row) => row.itemId === null || row.itemId === item.id);
  const items = draft.state.items.filter(isAbout);
  writeTo(draft, track, letter, party, {
    items: items.map((item) => item.id),
    facts: saidIn(standard, letter, items),
  });
}

/** What was written into the forms of the moves that write this letter, as these items hold it. */
export function saidIn(standard: Standard, letter: string, items: readonly Item[]): Record<string, Fact> {
  const asked = new Set(
    standard.moves
      .filter((move) => move.letters.some((row) => row.letter === letter))
      .flatMap((move) => move.asks.map((ask) => ask.name)),
  );
  const facts = items.flatMap((item) => Object.entries(item.facts));
  return Object.fromEntries(facts.filter(([name]) => asked.has(name)));
}

/** A letter that something waits for has nobody to go to: a person is asked, for nothing else would come of it. */
export function askWhereNobodyIs(draft: Draft, track: Track, move: Move): void {
  const standard = standardOf(draft.rules, track);
  for (const { letter, to } of move.letters) {
    if (movesOnceSent(standard, letter).length === 0 || partiesOf(draft.state, to).length > 0) continue;
    raise(draft, track.id, unwritten(to, letter));
  }
}

/** What is done another way needs nobody any more to tell anyone of this letter. */
export function settleUnwritten(draft: Draft, trackId: Id, letter: string): void {
  settled(draft, ['requester', 'homeowner', 'client'], letter, trackId);
}
