import type { Consequence } from '../../domain/case/consequences.ts';
import type { Envelope, Fact } from '../../domain/case/event.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, Party } from '../../domain/case/state.ts';
import { fillLetter } from '../../domain/standards/letters.ts';
import type { QueuedLetter } from '../../store/case/save.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type LetterContext, letterContext } from '../../store/reads/letter-context.ts';
import type { Transaction } from '../../store/transaction.ts';
import { digestOf, newToken } from '../access/token.ts';
import type { NewWords } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { localDate } from '../local-date.ts';
import { appointmentEntry } from './appointment-entry.ts';
import { replyAddress } from './reply-address.ts';
import { slotsFor } from './slots.ts';

const linkDays = 90;

/**
 * The letters that these consequences ask for, worded from the case as it now stands and ready to be stored with it.
 * One that lacks what it must name (A22) is not sent: it is stored as failed, and its case is told.
 */
export async function composeLetters(
  ground: Pick<Ground, 'rules' | 'secret' | 'publicUrl' | 'replyTo'>,
  tx: Transaction,
  organisation: OrganisationId,
  rules: Rules,
  state: CaseState,
  asked: readonly Consequence[],
  fresh: readonly NewWords[],
): Promise<QueuedLetter[]> {
  const letters = asked.flatMap((one) => (one.do === 'write' ? [one.letter] : []));
  if (letters.length === 0) return [];
  const stored = await letterContext(tx, organisation, askFor(state, letters));
  const context = {
    ...stored,
    words: { ...stored.words, ...Object.fromEntries(fresh.map((row) => [row.id, row.body])) },
  };
  return Promise.all(letters.map((letter) => compose(ground, organisation, rules, state, context, letter)));
}

async function compose(
  ground: Pick<Ground, 'rules' | 'secret' | 'publicUrl' | 'replyTo'>,
  organisation: OrganisationId,
  rules: Rules,
  state: CaseState,
  context: LetterContext,
  event: Envelope<'letter queued'>,
): Promise<QueuedLetter> {
  const { data } = event;
  const party = state.parties.find((row) => row.id === data.partyId);
  const track = state.tracks.find((row) => row.id === event.trackId) ?? state.tracks[0];
  const standard = rules.standards.get(track?.standard ?? '');
  if (party === undefined || standard === undefined) throw new Error(`a letter to nobody: ${data.letter}`);
  const token = newToken();
  const wording = {
    rules,
    state,
    context,
    link:
      party.role === 'operative'
        ? `${ground.publicUrl}/desk/cases/${state.reference}`
        : `${ground.publicUrl}/c/${token}`,
    // Missing details complete this case; the form for new reports would open another.
    formLink: `${ground.publicUrl}${standard.details.length > 0 ? `/c/${token}` : '/report'}`,
  };
  const letters = await ground.rules.letters(organisation, standard.letters.wording);
  const filled = fillLetter(letters, data.letter, party.role, slotsFor(wording, event, party));
  const last = context.lastMail[party.id];
  const domain = context.organisation.mailAddress.split('@')[1] ?? 'localhost';
  return {
    sendId: data.sendId,
    letter: data.letter,
    wording: standard.letters.wording,
    channel: data.channel === 'post' ? 'post' : 'email',
    pointId: data.pointId,
    recipient: data.pointId === null ? null : (context.points[data.pointId] ?? null),
    ...('refused' in filled
      ? { subject: data.letter, body: '', refused: filled.refused }
      : { subject: filled.subject, body: filled.text, refused: null }),
    mailId: `<${data.sendId}@${domain}>`,
    inReplyTo: last?.mailId ?? null,
    references: last === undefined ? [] : [last.mailId],
    replyTo: replyAddress(ground, context.organisation.mailAddress, state.reference, party.id),
    automatic: automatic(event, standard.letters.acknowledgement),
    nullSender: data.letter === standard.letters.acknowledgement,
    attachments: appointmentEntry(state, context, event),
    notBefore: data.notBefore,
    link: {
      digest: digestOf(ground.secret, 'customer link', token).toString('hex'),
      partyId: party.id,
      expiresAt: event.recordedAt + linkDays * 86_400_000,
    },
  };
}

/** RFC 3834: an acknowledgement answers a message, what the clock writes is generated, a person's decision is neither. */
function automatic(event: Envelope<'letter queued'>, acknowledgement: string): string | null {
  if (event.data.letter === acknowledgement) return 'auto-replied';
  return event.by.kind === 'clock' || event.by.kind === 'desk' ? 'auto-generated' : null;
}

function askFor(
  state: CaseState,
  letters: readonly Envelope<'letter queued'>[],
): Parameters<typeof letterContext>[2] {
  const items = state.items;
  const facts = [
    ...letters.flatMap((letter) => Object.values(letter.data.facts)),
    ...items.flatMap((item) => Object.values(item.facts)),
  ];
  return {
    caseId: state.id,
    clientId: state.clientId,
    siteId: state.siteId,
    homeId: state.homeId,
    managerId: state.managerId,
    people: [
      ...peopleOf(state.parties),
      ...state.appointments.flatMap((row) => (row.operative === null ? [] : [row.operative])),
    ],
    points: letters.flatMap((letter) => (letter.data.pointId === null ? [] : [letter.data.pointId])),
    merged: state.links.filter((link) => link.as === 'keeps').map((link) => link.to),
    words: [...items.flatMap((item) => (item.wordsId === null ? [] : [item.wordsId])), ...facts.filter(isId)],
    on: localDate(letters[0]?.recordedAt ?? 0, 'Europe/London'),
  };
}

const peopleOf = (parties: readonly Party[]): string[] =>
  parties.flatMap((party) => (party.personId === null ? [] : [party.personId]));

const isId = (fact: Fact): fact is string =>
  typeof fact === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(fact);
