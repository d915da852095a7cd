import { mayRepeat } from '../../domain/case/repeats.ts';
import { emailKey } from '../../domain/people/contact-key.ts';
import type { NamedHomeowner } from '../../domain/people/named-homeowner.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Report } from '../intake/opening.ts';
import type { Reporter } from '../intake/parties.ts';
import type { Plan } from '../intake/plan.ts';
import type { ReportAnswers } from './answers.ts';
import type { Weighed } from './place.ts';

export const why = 'It came by the registration form';

interface Given {
  readonly now: Instant;
  readonly today: string;
  readonly reference: string;
  readonly messageId: string;
  readonly danger: boolean;
  /** References of open cases about the same home. */
  readonly same: readonly string[];
}

/** A registration form as a report, as any channel makes one. */
export function reportOf(answers: ReportAnswers, { who, place, given }: Weighed, more: Given): Report {
  const { now, today, reference, messageId, danger, same } = more;
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
      ...(same.length === 0 ? [] : [mayRepeat(same)]),
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

export function homeownerOf({ homeowner, email, phone }: ReportAnswers): NamedHomeowner | null {
  if (homeowner === '' && email === '' && phone === '') return null;
  return { name: homeowner || 'The homeowner', email: email || null, phone: phone || null };
}

/** A form says more than records do: an address typed is an address, and a helper is no client. */
export function completed(
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
