import type { PartyRole } from '../standards/standard.ts';
import { type Draft, emit, standardOf, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { mayBeWritten, unwritten, writeTo } from './letters.ts';
import { ruleNamed } from './named.ts';
import { isOwed } from './promises.ts';
import type { Item, Party } from './state.ts';

/**
 * A party can be written to again: letters that could not be written to them, and on which a promise still hangs, go
 * now. A person was asked to ring, which keeps no promise that is kept in writing.
 */
export function writeAtLast(draft: Draft, partyId: Id): void {
  const party = draft.state.parties.find((row) => row.id === partyId);
  if (party === undefined || !party.confirmed || !mayBeWritten(draft.state, party)) return;
  for (const track of draft.state.tracks.filter((row) => row.open))
    for (const letter of owedLetters(draft, track.id))
      if (isSettled(draft, party.role, letter, track.id)) writeOwed(draft, party, letter, track.id);
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

/** Whether somebody was asked to tell them of this letter another way; they need not any more. */
function isSettled(draft: Draft, role: PartyRole, letter: string, trackId: Id): boolean {
  const asked = draft.state.exceptions.filter((row) => row.about === unwritten(role, letter));
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
    facts: Object.assign({}, ...items.map((item) => item.facts)),
  });
}
