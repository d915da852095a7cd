import { isRefusal, type Refusal } from '../../domain/case/command.ts';
import type { Author } from '../../domain/case/event.ts';
import { domainOf } from '../../domain/people/contact-key.ts';
import { splitItems } from '../../domain/people/split-items.ts';
import { whoIs } from '../../domain/people/who.ts';
import { attachmentsToCase } from '../../store/file.ts';
import { settleMessage } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { messageOf, type StoredMessage } from '../../store/reads/message.ts';
import { homeFacts } from '../../store/reads/place-people.ts';
import { senderRows } from '../../store/reads/sender.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import { askOfCase, type Done } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { organisationDate } from '../organisation-date.ts';
import { nextReference } from '../reference.ts';
import { fileByHand } from './file-by-hand.ts';
import { prepareOpening } from './opening.ts';
import type { Reporter } from './parties.ts';

export interface SettlingBy {
  readonly key: string;
  readonly messageId: string;
  readonly by: Author;
}

const apart = new Set(['apart', 'unreadable']);
const notApart: Refusal = { refused: 'This message has been settled already', about: 'messageId' };

/** Files a message that was kept apart on a case, as the word of one of its parties or of nobody known yet. */
export async function settleByFiling(
  ground: Ground,
  organisation: OrganisationId,
  { key, messageId, by }: SettlingBy,
  to: { readonly caseId: string; readonly partyId: string | null },
): Promise<Done | Refusal> {
  const message = await inOrganisation(ground.pool, organisation, (tx) =>
    messageOf(tx, organisation, messageId),
  );
  if (message === null) return notApart;
  if (!apart.has(message.status) && message.caseId !== to.caseId) return notApart;
  return fileByHand(
    ground,
    organisation,
    message,
    { key, ...to, by, why: 'Filed by a person' },
    async (tx) => {
      await settleMessage(tx, organisation, messageId, { status: 'filed', why: 'Filed by a person', ...to });
      await attachmentsToCase(tx, organisation, messageId, to.caseId);
    },
  );
}

/**
 * Opens a case for a message that was kept apart, with its original receipt; one each where a person names several homes
 * (nine plots in one mail). Homes: null where it is not known. Answers what became of each, in their order.
 */
export async function settleByOpening(
  ground: Ground,
  organisation: OrganisationId,
  { key, messageId, by }: SettlingBy,
  homes: readonly (string | null)[],
): Promise<readonly (Done | Refusal)[] | Refusal> {
  if (homes.length === 0 || homes.length > 60)
    return { refused: 'Name between one and sixty homes', about: 'homes' };
  const message = await inOrganisation(ground.pool, organisation, (tx) =>
    messageOf(tx, organisation, messageId),
  );
  if (message === null || !apart.has(message.status)) return notApart;
  const rules = await ground.rules.of(organisation);
  const prefix = rules.standards.get(rules.inForce.get('query')?.standard ?? '')?.reference.prefix;
  if (prefix === undefined) throw new Error('no standard for queries is in force');
  const answers: (Done | Refusal)[] = [];
  for (const [at, homeId] of homes.entries()) {
    const reference = await nextReference(ground, organisation, prefix);
    const opening = await inOrganisation(ground.pool, organisation, async (tx) => {
      const report = await reportByHand(tx, organisation, message, {
        key: `${key} ${at}`,
        by,
        homeId,
        reference,
      });
      return prepareOpening(ground, tx, organisation, rules, { ...report, acknowledge: at === 0 });
    });
    const last = at === homes.length - 1;
    const [open, ...rest] = opening.requests;
    if (open === undefined) throw new Error('an opening without a request');
    const answer = await askOfCase(ground, organisation, open, async (tx) => {
      if (!last) return;
      const why =
        homes.length === 1 ? 'A person opened a case for it' : `A person split it into ${homes.length} cases`;
      await settleMessage(tx, organisation, messageId, {
        status: 'filed',
        why,
        caseId: opening.caseId,
        partyId: opening.partyId,
      });
      await attachmentsToCase(tx, organisation, messageId, opening.caseId);
    });
    if ('stale' in answer) throw new Error('a case was stale before it was opened');
    answers.push(answer);
    if (isRefusal(answer)) return answers;
    for (const request of rest) await askOfCase(ground, organisation, request);
  }
  return answers;
}

/** A person saw that nothing is to be done about a message; undone by `putApart`. */
export async function settleWithoutAnswer(
  ground: Ground,
  organisation: OrganisationId,
  messageId: string,
  because: string,
): Promise<Refusal | null> {
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const message = await messageOf(tx, organisation, messageId);
    if (message === null || !apart.has(message.status)) return notApart;
    await settleMessage(tx, organisation, messageId, {
      status: 'ignored',
      why: `A person saw that it needs no answer: ${because}`,
      caseId: null,
      partyId: null,
    });
    return null;
  });
}

/** Puts a message that is on no case back in front of a person. */
export async function putApart(
  ground: Ground,
  organisation: OrganisationId,
  messageId: string,
): Promise<Refusal | null> {
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const message = await messageOf(tx, organisation, messageId);
    if (message === null || message.status !== 'ignored')
      return { refused: 'Only a message that was put aside can be brought back', about: 'messageId' };
    await settleMessage(tx, organisation, messageId, {
      status: 'apart',
      why: 'Brought back by a person',
      caseId: null,
      partyId: null,
    });
    return null;
  });
}

async function reportByHand(
  tx: Transaction,
  organisation: OrganisationId,
  message: StoredMessage,
  { key, by, homeId, reference }: { key: string; by: Author; homeId: string | null; reference: string },
): Promise<Parameters<typeof prepareOpening>[4]> {
  const today = await organisationDate(tx, organisation, message.receivedAt);
  const sender = message.senderKey ?? '';
  const rows = await senderRows(tx, organisation, sender, domainOf(sender), today);
  const believed = (message.seen as { believed?: string } | null)?.believed === 'yes';
  const who = whoIs(rows, believed);
  const wroteFrom = sender === '' ? null : sender;
  const reporter: Reporter =
    who.kind === 'client'
      ? { role: 'client', contactId: who.contactId, post: who.post, wroteFrom }
      : who.kind === 'homeowner'
        ? { role: 'homeowner', personId: who.personId, wroteFrom }
        : { role: 'somebody', name: '', wroteFrom, phone: null };
  const home = homeId === null ? null : await homeFacts(tx, organisation, homeId, today);
  const words = (message.body ?? '').trim() === '' ? (message.subject ?? '') : (message.body ?? '');
  return {
    key,
    reference,
    receivedAt: message.receivedAt,
    today,
    by,
    channel: message.channel,
    messageId: message.id,
    why: 'Opened by a person',
    reporter,
    place: {
      homeId,
      siteId: home?.siteId ?? null,
      clientId: home?.clientId ?? (who.kind === 'client' ? who.clientId : null),
    },
    homeowner: null,
    items: words.trim() === '' ? [] : splitItems(words),
    danger: message.flags.includes('danger'),
    acknowledge: true,
    exceptions: [],
    notes: [],
    references: [],
  };
}
