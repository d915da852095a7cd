import type { Author } from '../../domain/case/event.ts';
import type { Instant } from '../../domain/time/types.ts';
import { addReading } from '../../store/access/read-audit.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { letGo, setHold, wakeSends } from '../../store/post-room.ts';
import { type LetterRow, letterRow, type PostRoomRows, postRoomRows } from '../../store/reads/post-room.ts';
import { noteSend } from '../../store/send.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { maskedLinks } from './masked-links.ts';

export const lettersAPage = 50;

export const postRoomShelves = {
  look: ['failed', 'unknown', 'held'],
  print: ['kept'],
  waiting: ['queued', 'claimed'],
  sent: ['sent', 'cancelled'],
} as const;

export type Shelf = keyof typeof postRoomShelves;

/** One shelf of the post room, the newest letters first; `before` is where the page before ended. */
export async function postRoom(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  shelf: Shelf,
  before: Instant | null,
): Promise<PostRoomRows & { readonly now: Instant; readonly next: Instant | null }> {
  const now = await ground.now(organisation);
  const rows = await inOrganisation(ground.pool, organisation, (tx) =>
    postRoomRows(tx, organisation, postRoomShelves[shelf], before, lettersAPage),
  );
  const letters = rows.letters.slice(0, lettersAPage);
  return {
    ...rows,
    letters,
    now,
    next: rows.letters.length > lettersAPage ? (letters.at(-1)?.queuedAt ?? null) : null,
  };
}

/** One letter as it is read and printed, which is put on record; null: none of this id. */
export async function readLetter(
  ground: Pick<Ground, 'pool' | 'now' | 'newId'>,
  organisation: OrganisationId,
  sendId: string,
  staffId: string,
): Promise<LetterRow | null> {
  const at = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const letter = await letterRow(tx, organisation, sendId);
    if (letter !== null && letter.caseId !== null)
      await addReading(tx, organisation, {
        id: ground.newId(),
        staffId,
        partyId: null,
        caseId: letter.caseId,
        what: 'letter',
        at,
      });
    return letter === null || toBePrinted.has(letter.status)
      ? letter
      : { ...letter, body: maskedLinks(letter.body) };
  });
}

const toBePrinted = new Set(['kept', 'held']);

export type Decision = 'posted' | 'mailed' | 'arrived' | 'lost' | 'let go';

/**
 * What a person says of a letter: posted or mailed by hand, arrived or lost where nobody knew, or to go after all. Its case hears
 * it in the same transaction. Refused where the letter is not in that state.
 */
export async function decideLetter(
  ground: Ground,
  organisation: OrganisationId,
  sendId: string,
  decision: Decision,
  by: Author,
): Promise<Answer | { readonly done: true }> {
  const now = await ground.now(organisation);
  const letter = await inOrganisation(ground.pool, organisation, (tx) => letterRow(tx, organisation, sendId));
  if (letter === null) return { refused: 'There is no such letter' };
  if (decision === 'let go') return release(ground, organisation, sendId, now);
  const byHand = decision === 'posted' || decision === 'mailed';
  const expected = byHand ? ['kept', 'held'] : ['unknown'];
  if (!expected.includes(letter.status)) return { refused: 'Somebody has dealt with this letter already' };
  const outcome = decision === 'lost' ? 'failed' : 'sent';
  const words = {
    posted: 'printed and posted by hand',
    mailed: 'sent by a person from a mailbox of their own',
    arrived: 'a person says that it arrived',
    lost: 'a person says that it did not arrive',
  }[decision];
  const note = (tx: Parameters<typeof noteSend>[0]) =>
    noteSend(tx, organisation, sendId, { status: outcome, outcome: words, at: now, untold: false });
  if (letter.caseId === null) {
    await inOrganisation(ground.pool, organisation, note);
    return { done: true };
  }
  return askOfCase(
    ground,
    organisation,
    {
      key: `letter ${sendId} ${decision}`,
      case: letter.caseId,
      by,
      ask: { do: 'know letter', data: { sendId, outcome } },
    },
    note,
  );
}

async function release(
  ground: Ground,
  organisation: OrganisationId,
  sendId: string,
  now: Instant,
): Promise<{ readonly done: true } | { readonly refused: string }> {
  const gone = await inOrganisation(ground.pool, organisation, async (tx) => {
    await wakeSends(tx, organisation, now);
    return letGo(tx, organisation, sendId, now);
  });
  return gone ? { done: true } : { refused: 'This letter is neither held nor kept' };
}

/** The switch that holds all letters. Let go, they leave at once. */
export async function holdLetters(
  ground: Pick<Ground, 'pool' | 'now'>,
  organisation: OrganisationId,
  hold: boolean,
): Promise<void> {
  const now = await ground.now(organisation);
  await inOrganisation(ground.pool, organisation, async (tx) => {
    await setHold(tx, organisation, hold);
    if (!hold) await wakeSends(tx, organisation, now);
  });
}
