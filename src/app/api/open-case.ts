import { createHash } from 'node:crypto';
import { isRefusal, type Refusal } from '../../domain/case/command.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import type { Instant } from '../../domain/time/types.ts';
import { addApiMessage, apiMessage } from '../../store/api-message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type ApiCaseRow, apiCase } from '../../store/reads/api-case.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { ApiKey } from '../access/api-key.ts';
import { askOfCase } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { type Opening, prepareOpening } from '../intake/opening.ts';
import { nextReference } from '../reference.ts';
import type { Told } from './told.ts';
import { toldReport, why } from './told-report.ts';

/** `again`: this very report was made before under the same key, and is answered alike. */
export interface Opened {
  readonly row: ApiCaseRow;
  readonly again: boolean;
}

type Found = { readonly before: ApiCaseRow } | Refusal | { readonly opening: Opening };

/**
 * Opens a case for what a program reports (A1, A3, A4). The same key and body answer the same, another body is refused;
 * the desk decides what is complete, who is told and by when, as with any message.
 */
export async function openByApi(
  ground: Ground,
  key: ApiKey,
  idempotencyKey: string,
  told: Told,
): Promise<Opened | Refusal> {
  const { organisation } = key;
  const message = {
    id: messageIdOf(key.id, idempotencyKey),
    digest: createHash('sha256').update(JSON.stringify(told)).digest(),
  };
  const now = await ground.now(organisation);
  const rules = await ground.rules.of(organisation);
  const inForce = rules.inForce.get('query');
  const standard = rules.standards.get(inForce?.standard ?? '');
  if (standard === undefined) throw new Error('no standard for queries is in force');
  const reference = await nextReference(ground, organisation, standard.reference.prefix);
  const found = await inOrganisation(ground.pool, organisation, async (tx): Promise<Found> => {
    const before = await apiMessage(tx, organisation, message.id);
    if (before !== null) return answeredBefore(tx, organisation, before, message.digest);
    const report = await toldReport(tx, key, told, { rules, now, reference, messageId: message.id });
    return { opening: await prepareOpening(ground, tx, organisation, rules, report) };
  });
  if ('before' in found) return { row: found.before, again: true };
  if ('refused' in found) return found;
  const opened = await ask(ground, key, told, message, found.opening, now).catch((error: unknown) => {
    if (!isTwin(error)) throw error;
    return null;
  });
  if (opened !== null && !('refused' in opened && opened.about === 'key')) return opened;
  // Its twin, sent at the same time, was first: this one is answered as that one was.
  const twin = await inOrganisation(ground.pool, organisation, async (tx) => {
    const before = await apiMessage(tx, organisation, message.id);
    return before === null ? null : answeredBefore(tx, organisation, before, message.digest);
  });
  if (twin === null) throw new Error('a report was refused as made before, and was not');
  return 'before' in twin ? { row: twin.before, again: true } : twin;
}

/** PostgreSQL's unique violation: another wrote the same key first. */
const isTwin = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

/** A UUID (version 8, RFC 9562) made of the program's key and its own: the same report is the same message. */
function messageIdOf(keyId: string, idempotencyKey: string): string {
  const hex = createHash('sha256').update(`${keyId}\0${idempotencyKey}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function answeredBefore(
  tx: Transaction,
  organisation: OrganisationId,
  before: { readonly digest: Buffer; readonly caseId: string },
  digest: Buffer,
): Promise<{ readonly before: ApiCaseRow } | Refusal> {
  if (!before.digest.equals(digest))
    return {
      refused: 'This Idempotency-Key was used for another report: send each report with a key of its own',
      about: 'Idempotency-Key',
    };
  const row = await apiCase(tx, organisation, before.caseId);
  if (row === null) throw new Error('a filed message names a case that is not there');
  return { before: row };
}

async function ask(
  ground: Ground,
  { organisation }: ApiKey,
  told: Told,
  message: { readonly id: string; readonly digest: Buffer },
  opening: Opening,
  now: Instant,
): Promise<Opened | Refusal> {
  const [open, ...rest] = opening.requests;
  if (open === undefined) throw new Error('an opening asks nothing');
  let row: ApiCaseRow | null = null;
  const sender = told.requester.email;
  const answer = await askOfCase(ground, organisation, open, async (tx) => {
    await addApiMessage(tx, organisation, {
      ...message,
      receivedAt: now,
      senderKey: sender === null ? null : emailKey(sender),
      sender: sender ?? told.requester.name,
      body: told.message,
      caseId: opening.caseId,
      partyId: opening.partyId,
      why,
    });
    row = await apiCase(tx, organisation, opening.caseId);
  });
  if (isRefusal(answer)) return answer;
  for (const request of rest) await askOfCase(ground, organisation, request);
  // Nothing ran alongside an answer given before: its twin's case is looked up by whoever asked.
  return row === null ? { refused: 'This report was made before', about: 'key' } : { row, again: false };
}
