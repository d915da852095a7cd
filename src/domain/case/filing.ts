import type { FiledMessage } from './command.ts';
import { contactMade } from './contact.ts';
import { causedBy, type Draft, emit } from './draft.ts';
import { raise } from './raise.ts';
import type { Party } from './state.ts';

/** Puts a message on the case, with why it belongs here; never twice. */
export function fileMessage(draft: Draft, message: FiledMessage): string | null {
  if (draft.state.messages.some((row) => row.id === message.messageId)) return null;
  const { messageId, partyId, receivedAt, channel, automatic, why } = message;
  return emit(
    draft,
    'message filed',
    { messageId, partyId, receivedAt, channel, automatic, why, direction: 'in' },
    null,
    receivedAt,
  );
}

/** A later message: real contact moves the case on; thanks and automatic mail never do (after-care row 40). */
export function fileLater(draft: Draft, message: FiledMessage): void {
  const filed = fileMessage(draft, message);
  if (filed === null || message.automatic) return;
  const party = draft.state.parties.find((row) => row.id === message.partyId);
  causedBy(draft, filed, () => {
    if (party === undefined || !party.confirmed)
      raise(
        draft,
        firstTrack(draft),
        'Somebody wrote who is not yet known to belong to this home: confirm or refile',
        false,
        message.messageId,
      );
    else if (message.thanks)
      raise(draft, firstTrack(draft), 'Thanks: read it, it may say more', false, message.messageId);
    else contacted(draft, party, message);
  });
}

function contacted(draft: Draft, party: Party, message: FiledMessage): void {
  contactMade(
    draft,
    party,
    message.receivedAt,
    message.channel === 'web' ? 'web' : 'message',
    message.messageId,
  );
  const asked = draft.state.exceptions.some((row) => row.messageId === message.messageId);
  if (!asked)
    raise(draft, firstTrack(draft), `The ${party.role} wrote: read it and answer`, false, message.messageId);
}

const firstTrack = (draft: Draft): string => draft.state.tracks[0]?.id ?? '';
