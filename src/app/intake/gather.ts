import type { Rules } from '../../domain/case/rules.ts';
import { domainOf, emailKey } from '../../domain/people/contact-key.ts';
import { readForm } from '../../domain/people/form.ts';
import { ownReferences } from '../../domain/people/own-references.ts';
import { recognise } from '../../domain/people/recognise.ts';
import { whoIs } from '../../domain/people/who.ts';
import { placeMentions } from '../../domain/places/mentions.ts';
import { whichHome } from '../../domain/places/which-home.ts';
import type { Standard } from '../../domain/standards/standard.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import { countHit } from '../../store/access/rate.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { awaitedOrders } from '../../store/reads/awaited-orders.ts';
import { type PlaceHits, placeHits } from '../../store/reads/places.ts';
import { sendByMailId } from '../../store/reads/send-by-mail-id.ts';
import { senderRows } from '../../store/reads/sender.ts';
import { meantCases } from '../../store/reads/thread-cases.ts';
import type { Transaction } from '../../store/transaction.ts';
import { keyedDigest } from '../keyed-digest.ts';
import type { MessageFacts } from './facts.ts';
import type { MailRead, MailReader } from './reading.ts';
import { referenceOfShort } from './short-reference.ts';

const day = 86_400_000;
/** How long after a closure for want of an order the order still finds its case. */
const orderMemory = 180 * day;

export interface Gathering {
  readonly read: MailRead;
  readonly references: MailReader['references'];
  readonly rules: Rules;
  readonly secret: string;
  readonly receivedAt: Instant;
  readonly today: LocalDate;
  readonly copiedId: boolean;
}

/** Finds out all that decides what to do with a message: five or six round trips, each by an index. */
export async function gather(
  tx: Transaction,
  organisation: OrganisationId,
  gathering: Gathering,
): Promise<MessageFacts> {
  const { read, rules, receivedAt, today } = gathering;
  const { mail, belief } = read;
  const address = mail.from?.address ?? '';
  const rows = await senderRows(tx, organisation, emailKey(address), domainOf(address), today);
  const who = whoIs(rows, belief.believed === 'yes');
  const standards = [...rules.standards.values()];
  const words = `${mail.subject}\n${mail.newWords}`;
  const { exact, near } = referencesIn(words, mail.quoted, prefixes(standards), gathering.references);
  const form = readForm(mail.text);
  const formPlace =
    form === null
      ? ''
      : `\n${form.plot === undefined ? '' : `plot ${form.plot}`}\n${form.site ?? ''}\n${form.address ?? ''}\n${form.postcode ?? ''}\n${form.client ?? ''}`;
  const told = mail.forwarded ? `${words}\n${mail.quoted}` : words;
  const mentions = placeMentions(`${form === null ? told : ''}${formPlace}`);
  const clients = who.kind === 'client' ? [who.clientId] : [];
  const homes = who.kind === 'homeowner' ? who.homeIds : [];
  const hits = await placeHits(tx, organisation, { ...mentions, clients, homes });
  const siteIds = who.kind === 'client' ? who.siteIds : [];
  const place = whichHome(mentions, hits, { clientIds: clients, siteIds, homeIds: homes });
  const signedReference = read.signed === null ? null : referenceOfShort(read.signed.caseShort);
  const senderIds =
    who.kind === 'stranger' || who.kind === 'former'
      ? []
      : [...rows.persons, ...rows.contacts].map(({ id }) => id).concat(rows.senders);
  const cases = await meantCases(tx, organisation, {
    signedReference,
    mailIds: [mail.inReplyTo, ...mail.references].filter((id) => id !== null),
    references: [...exact, ...near],
    senderIds,
    homeIds: place.homeId === null ? homes : [place.homeId, ...homes],
  });
  const own = ownReferences(told);
  const recognised = recognise(told, phrases(standards));
  const slot = Math.floor(receivedAt / day) * day;
  const count = (what: string): Promise<number> =>
    address === ''
      ? Promise.resolve(1)
      : countHit(tx, organisation, keyedDigest(gathering.secret, Buffer.from(what), emailKey(address)), slot);
  const original = mail.bounce?.originalMessageId ?? null;
  return {
    ...read,
    receivedAt,
    who,
    cases,
    exact,
    near,
    mentions,
    place,
    siteNames: [...new Set(hits.sites.map(({ name }) => name))],
    asksAbout: asked(hits, place, clients),
    recognised,
    own,
    form,
    orders:
      who.kind === 'client' && own.speaksOfOrder
        ? await awaitedOrders(
            tx,
            organisation,
            who.clientId,
            waitingForClient(standards),
            receivedAt - orderMemory,
          )
        : [],
    bounced: original === null ? null : await sendByMailId(tx, organisation, original),
    today: await count('mail'),
    enquiriesToday: recognised.enquiry || recognised.form ? await count('enquiry') : 0,
    hidden: new Set(
      standards.filter(({ reference }) => reference.hidden).map(({ name, version }) => `${name}@${version}`),
    ),
    copiedId: gathering.copiedId,
  };
}

/** A reference among the sender's own words counts; only where they wrote none, what they quote does. */
function referencesIn(
  words: string,
  quoted: string,
  wanted: readonly string[],
  find: MailReader['references'],
): { exact: string[]; near: string[] } {
  const all = (text: string) => {
    const found = wanted.map((prefix) => find(text, prefix));
    return {
      exact: [...new Set(found.flatMap(({ exact }) => exact))],
      near: [...new Set(found.flatMap(({ near }) => near))],
    };
  };
  const own = all(words);
  return own.exact.length + own.near.length > 0 ? own : all(quoted);
}

const prefixes = (standards: readonly Standard[]): string[] => [
  ...new Set(standards.filter(({ reference }) => !reference.hidden).map(({ reference }) => reference.prefix)),
];

const waitingForClient = (standards: readonly Standard[]): string[] =>
  standards.flatMap(({ stages }) =>
    stages.filter(({ waitingFor }) => waitingFor === 'client').map(({ name }) => name),
  );

function phrases(standards: readonly Standard[]): Standard['recognise'] {
  const all = (kind: keyof Standard['recognise']): string[] => [
    ...new Set(standards.flatMap(({ recognise: by }) => by[kind])),
  ];
  return { danger: all('danger'), thanks: all('thanks'), enquiry: all('enquiry'), form: all('form') };
}

/** Where a question points to: the sender's organisation first, then the postcode, then the site's name, then the district (A2). */
function asked(
  hits: PlaceHits,
  place: MessageFacts['place'],
  ofSender: readonly string[],
): MessageFacts['asksAbout'] {
  if (place.siteId !== null) return [{ siteId: place.siteId, clientId: place.clientId }];
  const byKind = (kind: string) => hits.sites.filter(({ by }) => by === kind);
  const mine = hits.sites.filter(({ clientId }) => ofSender.includes(clientId));
  const sites =
    [mine, byKind('postcode'), byKind('name'), byKind('outcode')].find((found) => found.length > 0) ?? [];
  if (sites.length > 0) return sites.slice(0, 10).map(({ siteId, clientId }) => ({ siteId, clientId }));
  const clients = ofSender.length > 0 ? ofSender : hits.clients;
  return clients.slice(0, 10).map((clientId) => ({ siteId: null, clientId }));
}
