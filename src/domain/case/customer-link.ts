import { linkLetter } from '../standards/letters.ts';
import type { Refusal } from './command.ts';
import { type Draft, emit, trackOf } from './draft.ts';
import type { Id } from './event.ts';
import { mayBeWritten, writeTo } from './letters.ts';
import type { Party } from './state.ts';

const about = 'partyId';

/**
 * Sends a party their link again, which was lost or has expired. Refused for those who need none (operatives sign in),
 * are not known to belong here, or cannot be written to.
 */
export function sendLink(draft: Draft, partyId: Id): Refusal | null {
  const party = whoHasLinks(draft, partyId);
  if ('refused' in party) return party;
  if (!party.confirmed)
    return { refused: 'it is not certain yet that they belong here: nothing is told them', about };
  if (!mayBeWritten(draft.state, party))
    return { refused: 'no e-mail or postal address of theirs works: note another way to reach them', about };
  const { tracks } = draft.state;
  const track = tracks.find((row) => row.open) ?? trackOf(draft.state, tracks[0]?.id ?? '');
  writeTo(draft, track, linkLetter, party);
  return null;
}

/** The links that a party has open nothing any more: they came into other hands. Whoever saves it ends the links themselves. */
export function endLinks(draft: Draft, partyId: Id): Refusal | null {
  const party = whoHasLinks(draft, partyId);
  if ('refused' in party) return party;
  emit(draft, 'links ended', { partyId });
  return null;
}

function whoHasLinks(draft: Draft, partyId: Id): Party | Refusal {
  const party = draft.state.parties.find((row) => row.id === partyId);
  if (party === undefined) return { refused: 'nobody of that kind is on this case', about };
  return party.role === 'operative'
    ? { refused: 'operatives and fitters sign in to the desk: they have no link', about }
    : party;
}
