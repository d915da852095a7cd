import { emailKey } from '../../domain/people/contact-key.ts';
import { deliveryOf, moveDeliveries, type NewDelivery } from '../../store/delivery.ts';
import { readFileBody } from '../../store/file.ts';
import { type ClaimedMessage, forgetCopy, noteContents, planMessage } from '../../store/message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { senderBefore, twinsOf } from '../../store/reads/saved-messages.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { organisationDate } from '../organisation-date.ts';
import { nextReference } from '../reference.ts';
import { keepAttachments } from './attachments.ts';
import { carryOut } from './carry-out.ts';
import { choose } from './choose.ts';
import type { Choice, MessageFacts } from './facts.ts';
import { gather } from './gather.ts';
import { planFor } from './plan.ts';
import type { MailRead, MailReader } from './reading.ts';
import { flagsOf, seenIn } from './seen.ts';

const longestBody = 1_000_000;

/** A claimed message whose sender is known and written down. */
export interface ReadMessage {
  readonly message: ClaimedMessage;
  readonly today: string;
  /** Null for a large one, which is read again when its turn comes, so that a batch of them fits into memory. */
  readonly read: MailRead | null;
  readonly copiedId: boolean;
}

const largestKept = 1024 * 1024;

/**
 * First step: reads a claimed message and writes down who sent it, so that those who take in others of the same sender
 * can wait their turn. Null: it is a second copy of one we have, and is forgotten.
 */
export async function readOne(
  ground: Ground,
  organisation: OrganisationId,
  reader: MailReader,
  message: ClaimedMessage,
): Promise<ReadMessage | null> {
  const { raw, delivery, today } = await original(ground, organisation, message);
  const read = await reader.read(asDelivered(delivery, raw));
  const twin = await inOrganisation(ground.pool, organisation, (tx) =>
    sameMessage(tx, organisation, message, read),
  );
  if (twin === 'same') return null;
  return { message, today, read: raw.length > largestKept ? null : read, copiedId: twin === 'copied' };
}

/**
 * Second step: finds out what the message may mean, decides, writes the plan down, carries it out. False: an earlier
 * message of the same sender comes first.
 */
export async function takeOne(
  ground: Ground,
  organisation: OrganisationId,
  reader: MailReader,
  { message, today, copiedId, ...kept }: ReadMessage,
): Promise<boolean> {
  const read = kept.read ?? (await readAgain(ground, organisation, reader, message));
  const rules = await ground.rules.of(organisation);
  const facts = await inOrganisation(ground.pool, organisation, async (tx): Promise<MessageFacts | null> => {
    const { receivedAt, id } = message;
    if (await senderBefore(tx, organisation, senderKeyOf(read), receivedAt, id)) return null;
    const { references } = reader;
    return gather(tx, organisation, {
      read,
      references,
      rules,
      secret: ground.secret,
      receivedAt,
      today,
      copiedId,
    });
  });
  if (facts === null) return false;
  const choice = choose(facts);
  const reference = await referenceFor(ground, organisation, rules, choice);
  const files = await keepAttachments(ground, organisation, read.mail.attachments);
  const plan = await inOrganisation(ground.pool, organisation, async (tx) => {
    const made = await planFor(ground, tx, organisation, facts, choice, {
      messageId: message.id,
      today,
      rules,
      reference,
    });
    const isFirst = await planMessage(tx, organisation, message.id, {
      plan: made,
      caseId: made.settled.caseId,
      partyId: made.settled.partyId,
      flags: flagsOf(facts),
      seen: seenIn(facts, choice),
    });
    if (isFirst) await files.attach(tx, message.id, made.settled.caseId, message.receivedAt);
    return isFirst ? made : null;
  });
  if (plan !== null) await carryOut(ground, organisation, message.id, plan);
  return true;
}

const senderKeyOf = ({ mail }: Pick<MailRead, 'mail'>): string =>
  mail.from === null ? '' : emailKey(mail.from.address);

async function readAgain(
  ground: Ground,
  organisation: OrganisationId,
  reader: MailReader,
  message: ClaimedMessage,
): Promise<MailRead> {
  const { raw, delivery } = await original(ground, organisation, message);
  return reader.read(asDelivered(delivery, raw));
}

async function original(
  ground: Ground,
  organisation: OrganisationId,
  message: ClaimedMessage,
): Promise<{ raw: Uint8Array; delivery: NewDelivery; today: string }> {
  const found = await inOrganisation(ground.pool, organisation, async (tx) => ({
    body: await readFileBody(tx, organisation, message.rawSha256),
    delivery: await deliveryOf(tx, organisation, message.id),
    today: await organisationDate(tx, organisation, message.receivedAt),
  }));
  const raw = found.body ?? (await ground.files.read(organisation, message.rawSha256));
  if (raw === null || found.delivery === null) throw new Error('the bytes of a saved message are gone');
  return {
    raw,
    delivery: found.delivery,
    today: found.today,
  };
}

function asDelivered(
  { remote, ...delivery }: NewDelivery,
  raw: Uint8Array,
): Parameters<MailReader['read']>[0] {
  return remote === null ? { ...delivery, raw } : { ...delivery, raw, remote };
}

/**
 * Whether this is another copy of a message we have (through another mailbox): its delivery is moved there and it is
 * forgotten. Another message under a copied Message-ID is one of its own.
 */
async function sameMessage(
  tx: Transaction,
  organisation: OrganisationId,
  message: ClaimedMessage,
  { mail }: Pick<MailRead, 'mail'>,
): Promise<'none' | 'same' | 'copied'> {
  const mailId = mail.messageId ?? `<${mail.digest}@no-message-id.invalid>`;
  const twins = await twinsOf(tx, organisation, message.id, mailId, mail.digest);
  const same = twins.find((twin) => twin.same);
  if (same !== undefined) {
    await moveDeliveries(tx, organisation, message.id, same.id);
    await forgetCopy(tx, organisation, message.id);
    return 'same';
  }
  const { from } = mail;
  await noteContents(tx, organisation, message.id, {
    mailId,
    digest: mail.digest,
    senderKey: senderKeyOf({ mail }),
    sender: from === null ? null : from.name === '' ? from.address : `${from.name} <${from.address}>`,
    subject: mail.subject,
    body: storable(mail.text),
    automatic: mail.automatic.is,
  });
  return twins.length > 0 ? 'copied' : 'none';
}

/** PostgreSQL keeps no NUL in a text. */
const storable = (text: string): string => text.slice(0, longestBody).replaceAll('\u0000', '').toWellFormed();

async function referenceFor(
  ground: Ground,
  organisation: OrganisationId,
  rules: Awaited<ReturnType<Ground['rules']['of']>>,
  choice: Choice,
): Promise<string> {
  const kind =
    choice.do === 'open'
      ? 'query'
      : choice.do === 'answer who' || choice.do === 'send form'
        ? 'enquiry'
        : null;
  if (kind === null) return '';
  const standard = rules.standards.get(rules.inForce.get(kind)?.standard ?? '');
  if (standard === undefined) throw new Error(`no standard for the kind ${kind} is in force`);
  return nextReference(ground, organisation, standard.reference.prefix);
}
