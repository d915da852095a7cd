import { createHash } from 'node:crypto';
import type { Rules } from '../../domain/case/rules.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import type { NamedHomeowner } from '../../domain/people/named-homeowner.ts';
import { recognise } from '../../domain/people/recognise.ts';
import type { Instant } from '../../domain/time/types.ts';
import { attach, attachmentsToCase } from '../../store/file.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { finishDraft, planDraft, readDraft } from '../../store/report-draft.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import { addWebMessage } from '../../store/web-message.ts';
import { customerView } from '../customer/view.ts';
import { keepGiven } from '../files/keep.ts';
import type { Ground } from '../ground.ts';
import { carryOut } from '../intake/carry-out.ts';
import type { Plan } from '../intake/plan.ts';
import { prepareOpening, type Report } from '../intake/opening.ts';
import type { Reporter } from '../intake/parties.ts';
import { localDate } from '../local-date.ts';
import { nextReference } from '../reference.ts';
import { blankAnswers, type ReportAnswers, wordsOf, wrongIn } from './answers.ts';
import { draftDigest } from './draft.ts';
import { missingFrom, type Weighed, weigh } from './place.ts';

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

const why = 'It came by the registration form';

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
  const today = localDate(now, 'Europe/London');
  const messageId = ground.newId();
  const body = wordsOf(answers);
  const weighed = await weigh(tx, organisation, answers, today);
  await keepAsItCame(ground, tx, organisation, { answers, messageId, body, now });
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  const danger =
    standard !== undefined && recognise(answers.items.join('\n'), standard.recognise).danger.length > 0;
  const report = reportOf(answers, weighed, { now, today, reference, messageId, danger });
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

interface Given {
  readonly now: Instant;
  readonly today: string;
  readonly reference: string;
  readonly messageId: string;
  readonly danger: boolean;
}

function reportOf(answers: ReportAnswers, { who, place, given }: Weighed, more: Given): Report {
  const { now, today, reference, messageId, danger } = more;
  const self = answers.role === 'homeowner';
  const said = [answers.reporter, answers.reporterEmail, answers.reporterPhone].filter((part) => part !== '');
  return {
    key: `message ${messageId}`,
    reference,
    receivedAt: now,
    today,
    by: { kind: 'desk' },
    channel: 'web',
    messageId,
    why: `${why}. ${place.why}`,
    reporter: reporterOf(answers, who),
    place: { homeId: place.homeId, siteId: place.siteId, clientId: place.clientId },
    homeowner: homeownerOf(answers),
    items: answers.items,
    danger,
    acknowledge: true,
    exceptions: [
      ...(place.homeId === null && given.includes('home')
        ? ['The home is not in the records as the form names it: find it, or add it']
        : []),
      ...(place.clientId === null && given.includes('client')
        ? ['The client is not in the records as the form names it: find it']
        : []),
      ...(place.candidates.length > 1 ? ['Several homes could be meant: say which'] : []),
      ...(self ? [] : ['Reported for somebody else: their name and number are in the notes']),
    ],
    notes: [
      ...(answers.times === '' ? [] : [`When it suits them: ${answers.times}`]),
      ...(self || said.length === 0 ? [] : [`Reported by ${said.join(', ')}`]),
    ],
    references: answers.reference === '' ? [] : [{ of: 'client', value: answers.reference }],
  };
}

/** A typed address is no proof: letters go only to the points on record, whoever typed them. */
function reporterOf(answers: ReportAnswers, who: Weighed['who']): Reporter {
  const email = answers.role === 'homeowner' ? answers.email : answers.reporterEmail;
  const wroteFrom = email === '' ? null : emailKey(email);
  if (answers.role === 'homeowner') {
    if (who?.kind === 'homeowner') return { role: 'homeowner', personId: who.personId, wroteFrom };
    const phone = answers.phone === '' ? null : answers.phone;
    return { role: 'somebody', name: answers.homeowner, wroteFrom, phone };
  }
  if (answers.role === 'client' && who?.kind === 'client')
    return { role: 'client', contactId: who.contactId, post: who.post, wroteFrom };
  return { role: 'client', contactId: null, post: null, wroteFrom };
}

function homeownerOf({ homeowner, email, phone }: ReportAnswers): NamedHomeowner | null {
  if (homeowner === '' && email === '' && phone === '') return null;
  return { name: homeowner || 'The homeowner', email: email || null, phone: phone || null };
}

/** A form says more than records do: an address typed is an address, and a helper is no client. */
function completed(
  request: Plan['requests'][number],
  answers: ReportAnswers,
  { given }: Weighed,
  partyId: string,
): Plan['requests'][number] {
  if (request.ask.do !== 'open case') return request;
  const { data } = request.ask;
  const details = [...new Set([...data.details, ...given])];
  const parties = data.parties.map((party) =>
    answers.role === 'helper' && party.partyId === partyId && party.personId === null
      ? { ...party, role: 'requester' as const }
      : party,
  );
  return { ...request, ask: { do: 'open case', data: { ...data, details, parties } } };
}

/** What the page after sending tells: the reference, what happens next, by when, who. */
export const receiptOf = (ground: Ground, organisation: OrganisationId, { caseId, partyId }: Sent) =>
  customerView(ground, organisation, caseId, partyId);
