import type { Letter, Sender, SendOutcome } from '../channels/port.ts';
import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import {
  type ClaimedSend,
  claimSends,
  handOver,
  noteSend,
  putOff,
  type SendingRules,
  type SendStatus,
  sendingRules,
  settleLost,
  toldSend,
  type Untold,
  untoldSends,
} from '../store/send.ts';
import { inOrganisation, inRouting } from '../store/transaction.ts';
import { plannedSend, toSend } from '../store/work.ts';
import { askOfCase } from './ask.ts';
import type { Ground } from './ground.ts';
import type { AppointmentEntry } from './letters/appointment-entry.ts';
import { calendarEntry } from './letters/calendar-entry.ts';
import { mailHtml } from './letters/mail-html.ts';
import { quietUntil } from './letters/quiet-hours.ts';

const batch = 20;
const triesInAll = 5;

export interface Sent {
  readonly letters: number;
  readonly told: number;
}

/**
 * One turn of the send loop over all organisations; `wall` is the wall clock. A letter is performed with no transaction
 * open. `sender` is null where no relay is configured: letters are then kept, to be read and sent from the post room.
 */
export async function sendDue(ground: Ground, sender: Sender | null, wall: Instant): Promise<Sent> {
  const due = await inRouting(ground.pool, (tx) => toSend(tx, wall, 20));
  let total: Sent = { letters: 0, told: 0 };
  const failed: unknown[] = [];
  for (const { organisation, offset } of due) {
    try {
      const sent = await sendOrganisation(ground, sender, organisation, wall + offset);
      total = { letters: total.letters + sent.letters, told: total.told + sent.told };
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, 'the letters of an organisation could not be sent');
  return total;
}

/** Sends what is due for one organisation at its own time `now`, and tells the cases what became of it. */
export async function sendOrganisation(
  ground: Ground,
  sender: Sender | null,
  organisation: OrganisationId,
  now: Instant,
): Promise<Sent> {
  const { rules, claimed } = await inOrganisation(ground.pool, organisation, async (tx) => {
    await settleLost(tx, organisation, now);
    const letters = await claimSends(tx, organisation, now, batch);
    if (letters.length < batch) await plannedSend(tx, organisation, now, letters.length > 0);
    return { rules: await sendingRules(tx, organisation), claimed: letters };
  });
  await Promise.all(claimed.map((letter) => perform(ground, sender, organisation, rules, letter, now)));
  return { letters: claimed.length, told: await tellCases(ground, organisation) };
}

async function perform(
  ground: Ground,
  sender: Sender | null,
  organisation: OrganisationId,
  rules: SendingRules,
  letter: ClaimedSend,
  now: Instant,
): Promise<void> {
  const note = (status: SendStatus, outcome: string, untold: boolean): Promise<void> =>
    inOrganisation(ground.pool, organisation, (tx) =>
      noteSend(tx, organisation, letter.sendId, { status, outcome, at: now, untold }),
    );
  if (letter.recipient === null) return note('failed', 'the address is no longer known', true);
  if (letter.suppressed !== null)
    return note('failed', `this address is not written to: ${letter.suppressed}`, true);
  if (letter.sentLately >= rules.perRecipientDay)
    return note('held', 'this recipient has had as many letters today as the desk allows', false);
  const quiet = letter.automatic === 'auto-generated' ? quietUntil(now, rules) : null;
  if (quiet !== null)
    return inOrganisation(ground.pool, organisation, (tx) => putOff(tx, organisation, letter.sendId, quiet));
  // A training desk can reach no relay: its letters are kept, and count as sent.
  if (rules.training) return note('sent', 'kept on this training desk', true);
  if (letter.channel === 'post') return note('kept', 'to be printed and posted', false);
  if (sender === null) return note('kept', 'no relay is configured', false);
  await inOrganisation(ground.pool, organisation, (tx) => handOver(tx, organisation, [letter.sendId]));
  await settle(
    ground,
    organisation,
    letter,
    await sender.send(mailOf(rules, letter, ground.publicUrl, now)),
    now,
  );
}

/** What the relay said. A failure that may pass is tried again, later each time; the rest its case is told. */
async function settle(
  ground: Ground,
  organisation: OrganisationId,
  letter: ClaimedSend,
  outcome: SendOutcome,
  now: Instant,
): Promise<void> {
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const note = (status: SendStatus, words: string): Promise<void> =>
      noteSend(tx, organisation, letter.sendId, {
        status,
        outcome: words.slice(0, 500),
        at: now,
        untold: true,
      });
    if ('sent' in outcome) return note('sent', outcome.sent);
    if ('unknown' in outcome)
      return letter.nullSender && letter.tries < 2
        ? putOff(tx, organisation, letter.sendId, now + 60_000)
        : note('unknown', outcome.unknown);
    if (outcome.permanent || letter.tries >= triesInAll) return note('failed', outcome.failed);
    return putOff(tx, organisation, letter.sendId, now + 60_000 * 2 ** letter.tries);
  });
}

/** Tells each case what became of its letters: the key makes a second telling the same telling. */
async function tellCases(ground: Ground, organisation: OrganisationId): Promise<number> {
  const untold = await inOrganisation(ground.pool, organisation, (tx) =>
    untoldSends(tx, organisation, batch * 2),
  );
  const byCase = Map.groupBy(untold, (row) => row.caseId);
  const told = await Promise.allSettled(
    [...byCase.values()].map((rows) => tellCase(ground, organisation, rows)),
  );
  // A case that cannot be told is told later, after all others: it stops nobody else.
  const failed = told.filter((one) => one.status === 'rejected');
  if (failed.length === told.length && failed[0] !== undefined) throw failed[0].reason;
  return told.length - failed.length;
}

async function tellCase(
  ground: Ground,
  organisation: OrganisationId,
  rows: readonly Untold[],
): Promise<void> {
  for (const row of rows) {
    const answer = await askOfCase(
      ground,
      organisation,
      {
        key: `send ${row.sendId} ${row.status}`,
        case: row.caseId,
        by: { kind: 'desk' },
        occurredAt: row.outcomeAt,
        ask: { do: 'know letter', data: { sendId: row.sendId, outcome: row.status } },
      },
      (tx) => toldSend(tx, organisation, row.sendId),
    );
    // Refused (the letter was retracted with its deed) or told before: there is nothing more to tell.
    if ('refused' in answer || 'done' in answer)
      await inOrganisation(ground.pool, organisation, (tx) => toldSend(tx, organisation, row.sendId));
  }
}

function mailOf(rules: SendingRules, letter: ClaimedSend, publicUrl: string, now: Instant): Letter {
  const link = /https?:\/\/\S+\/c\/\S+/.exec(letter.body)?.[0] ?? null;
  const frame = {
    subject: letter.subject,
    organisation: rules.name,
    phone: rules.phone,
    link,
    linkText: 'See how it stands',
    accent: '#1d5b58',
  };
  return {
    to: letter.recipient ?? '',
    from: rules.mailAddress,
    fromName: rules.mailName,
    replyTo: letter.replyTo ?? rules.mailAddress,
    subject: letter.subject,
    text: letter.body,
    html: mailHtml(letter.body, frame),
    messageId: letter.mailId,
    ...(letter.inReplyTo === null ? {} : { inReplyTo: letter.inReplyTo, references: letter.references }),
    autoSubmitted: letter.automatic,
    nullSender: letter.nullSender,
    attachments: letter.attachments.flatMap((entry) =>
      calendarFile(entry as AppointmentEntry, rules, now, publicUrl),
    ),
  };
}

function calendarFile(
  entry: AppointmentEntry,
  rules: SendingRules,
  at: Instant,
  publicUrl: string,
): NonNullable<Letter['attachments']>[number][] {
  const file = calendarEntry({
    ...entry,
    at,
    cancelled: false,
    organisation: rules.name,
    phone: rules.phone,
    host: new URL(publicUrl).hostname,
  });
  return 'refused' in file ? [] : [{ ...file, content: Buffer.from(file.content, 'utf8') }];
}
