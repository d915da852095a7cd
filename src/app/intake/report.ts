import { besidesLeftOut } from '../../domain/people/beside-faults.ts';
import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import type { FormAnswers } from '../../domain/people/form.ts';
import { type NamedHomeowner, namedHomeowner } from '../../domain/people/named-homeowner.ts';
import { splitItems } from '../../domain/people/split-items.ts';
import { wishesIn } from '../../domain/people/wishes.ts';
import type { Choice, MessageFacts } from './facts.ts';
import type { Report } from './opening.ts';
import type { Reporter } from './parties.ts';
import type { Planning } from './plan.ts';

/** A message about a new matter as a report: who says it, of whom, and what is wrong. */
export function reportOf(
  facts: MessageFacts,
  choice: Extract<Choice, { do: 'open' }>,
  { messageId, today, reference }: Planning,
): Report {
  const { mail, form, place, own } = facts;
  const references = [...own.references, ...(form?.reference === undefined ? [] : [form.reference])];
  return {
    key: `message ${messageId}`,
    reference,
    receivedAt: facts.receivedAt,
    today,
    by: { kind: 'desk' },
    channel: 'email',
    messageId,
    why: choice.why,
    reporter: reporterOf(facts),
    place: { homeId: place.homeId, siteId: place.siteId, clientId: place.clientId ?? clientOf(facts) },
    homeowner: homeownerOf(facts),
    items: faults(facts),
    danger: facts.recognised.danger.length > 0,
    acknowledge: true,
    exceptions: [...choice.notes, ...complaintClock(facts)],
    notes: form?.times === undefined ? wishesIn(mail.newWords) : [form.times],
    references: [
      ...[...new Set(references)].map((value) => ({ of: 'client', value }) as const),
      ...own.orders.map((value) => ({ of: 'order', value }) as const),
    ],
  };
}

const clientOf = ({ who }: MessageFacts): string | null => (who.kind === 'client' ? who.clientId : null);

function reporterOf({ who, mail, form }: MessageFacts): Reporter {
  const wroteFrom = mail.from === null ? null : emailKey(mail.from.address);
  if (who.kind === 'homeowner') return { role: 'homeowner', personId: who.personId, wroteFrom };
  if (who.kind === 'client') return { role: 'client', contactId: who.contactId, post: who.post, wroteFrom };
  return {
    role: 'somebody',
    name: form?.homeowner ?? mail.from?.name.trim() ?? '',
    wroteFrom,
    phone: form?.phone ?? null,
  };
}

/** Whom the form names, or whom a client's own words name. A private person speaks for themselves. */
export function homeownerOf({
  mail,
  form,
  who,
}: Pick<MessageFacts, 'mail' | 'form' | 'who'>): NamedHomeowner | null {
  if (form !== null) return fromForm(form);
  if (who.kind !== 'client' || mail.from === null) return null;
  const domain = mail.from.address.split('@').at(-1) ?? '';
  return namedHomeowner(
    mail.forwarded ? `${mail.newWords}\n${mail.quoted}` : mail.newWords,
    mail.from.address,
    [domain.toLowerCase()],
  );
}

function fromForm(form: FormAnswers): NamedHomeowner | null {
  if (form.homeowner === undefined) return null;
  return {
    name: form.homeowner.replace(/\s+/g, ' ').slice(0, 200),
    phone: form.phone === undefined || phoneKey(form.phone) === null ? null : form.phone,
    email: form.email ?? null,
  };
}

/** The faults in the message; one whose words hold only an address or a signature tells them in its subject. */
function faults({ mail, form, siteNames }: MessageFacts): string[] {
  const words =
    form === null ? (mail.newWords.trim() === '' ? mail.quoted : mail.newWords) : (form.fault ?? '');
  if (form !== null) return words.trim() === '' ? [] : splitItems(words);
  const names = [...siteNames, mail.from?.name ?? ''];
  const said = besidesLeftOut(lines(words), names).length > 0 ? words : `${mail.subject}\n${words}`;
  return said.trim() === '' ? [] : splitItems(said, names);
}

const lines = (words: string): string[] => words.split('\n', 2000).map((line) => line.trim());

function complaintClock({ own }: MessageFacts): string[] {
  return own.complaintDay === null
    ? []
    : [`The client’s own complaint clock stood at day ${own.complaintDay} when this came`];
}
