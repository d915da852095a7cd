import { createHash } from 'node:crypto';
import type { Rules } from '../../domain/case/rules.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import { recognise } from '../../domain/people/recognise.ts';
import type { Instant } from '../../domain/time/types.ts';
import { attach, attachmentsToCase } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { meantCases } from '../../store/reads/thread-cases.ts';
import { finishDraft, planDraft, readDraft } from '../../store/report-draft.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import { addWebMessage } from '../../store/web-message.ts';
import { customerView } from '../customer/view.ts';
import { keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import { carryOut } from '../intake/carry-out.ts';
import { prepareOpening } from '../intake/opening.ts';
import type { Plan } from '../intake/plan.ts';
import { organisationDate } from '../organisation-date.ts';
import { nextReference } from '../reference.ts';
import { blankAnswers, type ReportAnswers, wordsOf, wrongIn } from './answers.ts';
import { draftDigest } from './draft.ts';
import { missingFrom, weigh } from './place.ts';
import { completed, reportOf, why } from './report.ts';

/** What became of a report: the case, and as what the one who sent it sees it. */
export interface Sent {
  readonly caseId: string;
  readonly partyId: string;
  readonly missing: readonly string[];
  /** There is an e-mail address to write to. */
  readonly byEmail: boolean;
}

interface Planned extends Plan {
  readonly messageId: string;
  readonly sent: Sent;
}

/**
 * Sends a report: the form as it came is kept first, then a case is opened for it, complete or not (A1, A4). Sent twice it
 * opens one case. Refused where nothing is there to be sent, or nobody to answer.
 */
export async function sendReport(
  ground: Ground,
  organisation: OrganisationId,
  token: string,
  wall: Instant,
): Promise<Sent | { readonly refused: string }> {
  const digest = draftDigest(ground.secret, token);
  const rules = await ground.rules.of(organisation);
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  if (standard === undefined) throw new Error('no standard for queries is in force');
  const reference = await nextReference(ground, organisation, standard.reference.prefix);
  const now = await ground.now(organisation);
  const found = await inOrganisation(ground.pool, organisation, async (tx) => {
    const row = await readDraft(tx, organisation, digest, wall);
    if (row === null) return { refused: 'This form is empty, or more than a day old. Please begin again.' };
    if (row.outcome !== null) return { sent: row.outcome as Sent };
    if (row.plan !== null) return { planned: row.plan as Planned };
    const answers = { ...blankAnswers, ...(row.answers as Partial<ReportAnswers>) };
    const [wrong] = wrongIn(answers);
    if (wrong !== undefined) return { refused: wrong.message };
    const planned = await plan(ground, tx, organisation, rules, answers, { now, reference });
    await planDraft(tx, organisation, digest, planned);
    return { planned };
  });
  if ('refused' in found) return { refused: found.refused ?? '' };
  if (found.sent !== undefined) return found.sent;
  const { planned } = found;
  await carryOut(ground, organisation, planned.messageId, planned);
  await inOrganisation(ground.pool, organisation, async (tx) => {
    await attachmentsToCase(tx, organisation, planned.messageId, planned.sent.caseId);
    await finishDraft(tx, organisation, digest, planned.sent);
  });
  return planned.sent;
}

async function plan(
  ground: Ground,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  answers: ReportAnswers,
  { now, reference }: { readonly now: Instant; readonly reference: string },
): Promise<Planned> {
  const today = await organisationDate(tx, organisation, now);
  const messageId = ground.newId();
  const body = wordsOf(answers);
  const weighed = await weigh(tx, organisation, answers, today);
  await keepAsItCame(ground, tx, organisation, { answers, messageId, body, now });
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  const danger =
    standard !== undefined && recognise(answers.items.join('\n'), standard.recognise).danger.length > 0;
  const same = await openAtHome(tx, organisation, weighed.place.homeId);
  const report = reportOf(answers, weighed, { now, today, reference, messageId, danger, same });
  const opening = await prepareOpening(ground, tx, organisation, rules, report);
  const requests = opening.requests.map((request) => completed(request, answers, weighed, opening.partyId));
  const { caseId, partyId } = opening;
  return {
    messageId,
    requests,
    settled: { status: 'filed', why, caseId, partyId },
    sent: {
      caseId,
      partyId,
      missing: missingFrom(rules, weighed.given),
      byEmail: (answers.role === 'homeowner' ? answers.email : answers.reporterEmail) !== '',
    },
  };
}

/** References of what is open about the same home: a person looks whether it was reported twice. */
async function openAtHome(
  tx: Transaction,
  organisation: OrganisationId,
  homeId: string | null,
): Promise<string[]> {
  if (homeId === null) return [];
  const none = { signedReference: null, mailIds: [], references: [], senderIds: [] };
  const cases = await meantCases(tx, organisation, { ...none, homeIds: [homeId] });
  return cases
    .filter((one) => one.open && one.byHome)
    .map((one) => one.reference)
    .slice(0, 10);
}

interface Kept {
  readonly answers: ReportAnswers;
  readonly messageId: string;
  readonly body: string;
  readonly now: Instant;
}

/** The form as it was sent, and its photos, before anything is made of it. */
async function keepAsItCame(
  ground: Ground,
  tx: Transaction,
  organisation: OrganisationId,
  { answers, messageId, body, now }: Kept,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const raw = await keepGiven(
    ground,
    tx,
    organisation,
    { name: 'form.json', type: 'application/json', bytes },
    now,
  );
  const sender = answers.reporterEmail || answers.email;
  await addWebMessage(tx, organisation, {
    id: messageId,
    digest: createHash('sha256').update(bytes).digest('hex'),
    receivedAt: now,
    senderKey: sender === '' ? null : emailKey(sender),
    sender: sender === '' ? null : sender,
    subject: 'Registration form',
    body,
    rawSha256: raw.sha256,
    caseId: null,
    partyId: null,
  });
  for (const { sha256, name, type, size } of answers.photos)
    await attach(tx, organisation, {
      id: ground.newId(),
      messageId,
      caseId: null,
      sha256,
      name,
      declaredType: type,
      size,
    });
}

/** What the page after sending tells: the reference, what happens next, by when, who. */
export const receiptOf = (ground: Ground, organisation: OrganisationId, { caseId, partyId }: Sent) =>
  customerView(ground, organisation, caseId, partyId);
