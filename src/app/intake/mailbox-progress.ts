import { keepMailboxPlace, mailboxPlace } from '../../store/heard.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

interface Progress {
  readonly uidvalidity: string;
  readonly uidnext: number;
}

/** Where a watched mailbox was read up to, kept in the database, so that any process goes on from there. */
export const mailboxProgress = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  mailbox: string,
): { load: () => Promise<Progress | null>; save: (progress: Progress) => Promise<void> } => ({
  load: async () => {
    const place = await inOrganisation(ground.pool, organisation, (tx) =>
      mailboxPlace(tx, organisation, mailbox),
    );
    return place === null ? null : { uidvalidity: place.uidvalidity, uidnext: place.uidNext };
  },
  save: ({ uidvalidity, uidnext }) =>
    inOrganisation(ground.pool, organisation, (tx) =>
      keepMailboxPlace(tx, organisation, mailbox, { uidvalidity, uidNext: uidnext }),
    ),
});
