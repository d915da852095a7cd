import { createHash } from 'node:crypto';
import { isRefusal, type Refusal } from '../../domain/case/command.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import { addApiMessage, apiMessage } from '../../store/api-message.ts';
import { CommitUnknown } from '../../store/failure.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type ApiCaseRow, apiCase } from '../../store/reads/api-case.ts';
import { wasDone } from '../../store/reads/command-done.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { ApiKey } from '../access/api-key.ts';
import { askIn, type Standing } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { type Opening, prepareOpening } from '../intake/opening.ts';
import { nextReference } from '../reference.ts';
import type { Told } from './told.ts';
import { openingKey, senderOf, todayBy, toldReport, why } from './told-report.ts';

/** `again`: this very report was made before under the same key, and is answered alike. */
export interface Opened {
  readonly row: ApiCaseRow;
  readonly again: boolean;
}

interface ApiMessageKey {
  readonly id: string;
  readonly digest: Buffer;
}

/**
 * Opens a case for what a program reports (A1, A3, A4), in one transaction. The same key and body answer the same,
 * another body is refused; the desk decides what is complete, who is told and by when, as with any message.
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
  const today = todayBy(rules, now);
  const open = (): Promise<Opened | Refusal> =>
    inOrganisation(ground.pool, organisation, async (tx) => {
      const [again, sender] = await Promise.all([
        wasDone(tx, organisation, openingKey(message.id)),
        senderOf(tx, organisation, told, today),
      ]);
      if (again) return answeredBefore(tx, organisation, message);
      const report = await toldReport(tx, key, told, {
        rules,
        now,
        today,
        reference,
        sender,
        messageId: message.id,
      });
      const opening = await prepareOpening(ground, tx, organisation, rules, report);
      return ask(ground, tx, key, told, message, opening, { now, rules, loaded: unopened, last: true });
    });
  return open().catch((error: unknown) => {
    // Whether it was committed is seen by its key: it is answered as done, or done now.
    if (error instanceof CommitUnknown) return open();
    if (!isTwin(error)) throw error;
    // Its twin, made long ago or at this moment, was first: this one is answered as that one was.
    return inOrganisation(ground.pool, organisation, (tx) => answeredBefore(tx, organisation, message));
  });
}

/** A case that is not there yet: nothing of it can be loaded. */
const unopened: Standing['loaded'] = { done: null, state: null, heardUpTo: null };

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
  { id, digest }: ApiMessageKey,
): Promise<Opened | Refusal> {
  const before = await apiMessage(tx, organisation, id);
  if (before === null) throw new Error('a report was answered before, and its message is not there');
  if (!before.digest.equals(digest))
    return {
      refused: 'This Idempotency-Key was used for another report: send each report with a key of its own',
      about: 'Idempotency-Key',
    };
  const row = await apiCase(tx, organisation, before.caseId);
  if (row === null) throw new Error('a filed message names a case that is not there');
  return { row, again: true };
}

async function ask(
  ground: Ground,
  tx: Transaction,
  { organisation }: ApiKey,
  told: Told,
  message: ApiMessageKey,
  { caseId, partyId, requests }: Opening,
  standing: Standing,
): Promise<Opened | Refusal> {
  let row: ApiCaseRow | null = null;
  const sender = told.requester.email;
  const answer = await askIn(
    ground,
    tx,
    organisation,
    standing,
    requests,
    async (_, __, { state, summary }) => {
      row = { caseId, state, open: summary.open, stage: summary.stage };
      await addApiMessage(tx, organisation, {
        ...message,
        receivedAt: standing.now,
        senderKey: sender === null ? null : emailKey(sender),
        sender: sender ?? told.requester.name,
        body: told.message,
        caseId,
        partyId,
        why,
      });
      row = { caseId, state, open: summary.open, stage: summary.stage };
    },
  );
  if (isRefusal(answer)) return answer;
  if (row === null) throw new Error('a case was opened and not saved');
  return { row, again: false };
}
