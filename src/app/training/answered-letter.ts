import { changeSettings } from '../../store/organisation.ts';
import { letterTo } from '../../store/reads/training-cast.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { housed } from '../organisation.ts';

/** The closing letter that one of the sample mails answers. */
export interface Answered {
  readonly mailId: string;
  readonly subject: string;
  readonly at: number;
  readonly mailbox: string;
}

/** The newest closing letter to that address on the training desk; null: there is none. */
export async function closingLetterTo(
  ground: Pick<Ground, 'pool'>,
  recipient: string,
): Promise<Answered | null> {
  const desk = (await housed(ground)).find(({ training }) => training);
  if (desk === undefined) return null;
  const { organisation, mailAddress } = desk;
  const found = await inOrganisation(ground.pool, organisation, (tx) =>
    letterTo(tx, organisation, recipient, ['closed without an answer']),
  );
  return found === null ? null : { ...found, mailbox: mailAddress };
}

/** The sample mails have gone: a later start does not send them again. */
export async function mailsSent(ground: Pick<Ground, 'pool'>): Promise<void> {
  for (const { organisation, training } of await housed(ground))
    if (training)
      await inOrganisation(ground.pool, organisation, (tx) =>
        changeSettings(tx, organisation, { mailsSent: true }),
      );
}
