import { createHash } from 'node:crypto';
import { isRefusal, type Refusal } from '../../domain/case/command.ts';
import type { Rules } from '../../domain/case/rules.ts';
import { domainOf, emailKey } from '../../domain/people/contact-key.ts';
import { recognise } from '../../domain/people/recognise.ts';
import { splitItems } from '../../domain/people/split-items.ts';
import { type Who, whoIs } from '../../domain/people/who.ts';
import { placeMentions } from '../../domain/places/mentions.ts';
import { whichHome } from '../../domain/places/which-home.ts';
import type { Instant } from '../../domain/time/types.ts';
import { addApiMessage, apiMessage } from '../../store/api-message.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type ApiCaseRow, apiCase } from '../../store/reads/api-case.ts';
import { placeHits } from '../../store/reads/places.ts';
import { senderRows } from '../../store/reads/sender.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { ApiKey } from '../access/api-key.ts';
import { askOfCase } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { type Opening, prepareOpening, type Report } from '../intake/opening.ts';
import type { Reporter } from '../intake/parties.ts';
import { localDate } from '../local-date.ts';
import { nextReference } from '../reference.ts';
import { placeWords, type Told } from './told.ts';

/** `again`: this very report was made before under the same key, and is answered alike. */
export interface Opened {
  readonly row: ApiCaseRow;
  readonly again: boolean;
}

type Found =
  | { readonly before: ApiCaseRow }
  | Refusal
  | { readonly opening: Opening; readonly report: Report };

const why = 'A program reported it by the API';

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
    const report = await reportOf(tx, key, told, { rules, now, reference, messageId: message.id });
    return { opening: await prepareOpening(ground, tx, organisation, rules, report), report };
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

interface Given {
  readonly rules: Rules;
  readonly now: Instant;
  readonly reference: string;
  readonly messageId: string;
}

async function reportOf(tx: Transaction, key: ApiKey, told: Told, given: Given): Promise<Report> {
  const { organisation, clientId } = key;
  const { rules, now, reference, messageId } = given;
  const standard = rules.standards.get(rules.inForce.get('query')?.standard ?? '');
  const calendar = rules.calendars.get(rules.inForce.get('query')?.calendar ?? '');
  const today = localDate(now, calendar?.timezone ?? 'Europe/London');
  const email = told.requester.email;
  const who =
    email === null
      ? null
      : whoIs(await senderRows(tx, organisation, emailKey(email), domainOf(email), today), true);
  const mine = clientId === null ? who : ofClient(who, clientId);
  const clients = mine?.kind === 'client' ? [mine.clientId] : [];
  const homes = mine?.kind === 'homeowner' ? mine.homeIds : [];
  const mentions = placeMentions(placeWords(told.home));
  const hits = await placeHits(tx, organisation, { ...mentions, clients, homes });
  const siteIds = mine?.kind === 'client' ? mine.siteIds : [];
  const place = whichHome(mentions, hits, { clientIds: clients, siteIds, homeIds: homes });
  return {
    key: `message ${messageId}`,
    reference,
    receivedAt: now,
    today,
    by: { kind: 'desk' },
    channel: 'web',
    messageId,
    why,
    reporter: reporterOf(mine, told),
    place: { homeId: place.homeId, siteId: place.siteId, clientId: place.clientId ?? clients[0] ?? null },
    homeowner: told.homeowner,
    items: told.items.length > 0 ? told.items : splitItems(told.message),
    danger: standard !== undefined && recognise(told.message, standard.recognise).danger.length > 0,
    acknowledge: true,
    exceptions: [],
    notes: [],
    references: told.theirReference === null ? [] : [{ of: 'client', value: told.theirReference }],
  };
}

/** A client's program speaks for that client alone, whatever address it names. */
function ofClient(who: Who | null, clientId: string): Who {
  if (who?.kind === 'client' && who.clientId === clientId) return who;
  return { kind: 'client', clientId, contactId: null, post: null, siteIds: [] };
}

function reporterOf(who: Who | null, { requester }: Told): Reporter {
  const wroteFrom = requester.email === null ? null : emailKey(requester.email);
  if (who?.kind === 'homeowner') return { role: 'homeowner', personId: who.personId, wroteFrom };
  if (who?.kind === 'client') return { role: 'client', contactId: who.contactId, post: who.post, wroteFrom };
  return { role: 'somebody', name: requester.name, wroteFrom, phone: requester.phone };
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
