import type { Consequence } from '../../domain/case/consequences.ts';
import type { Envelope, Fact } from '../../domain/case/event.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, Party } from '../../domain/case/state.ts';
import { fillLetter, type Letters, linkLetter } from '../../domain/standards/letters.ts';
import type { PartyRole } from '../../domain/standards/standard.ts';
import type { QueuedLetter } from '../../store/case/save.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type LetterContext, letterContext } from '../../store/reads/letter-context.ts';
import type { Transaction } from '../../store/transaction.ts';
import { digestOf, newToken } from '../access/token.ts';
import type { NewWords } from '../ask.ts';
import { linkDays } from '../customer-link.ts';
import type { Ground } from '../ground.ts';
import { appointmentEntry } from './appointment-entry.ts';
import { withLinkLetter } from './link-letter.ts';
import { replyAddress } from './reply-address.ts';
import { slotsFor } from './slots.ts';

/** A letter later than this is news, whoever wrote last. */
const answeredWithin = 86_400_000;

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
  const worded = await ground.rules.letters(organisation, standard.letters.wording);
  const letters = data.letter === linkLetter ? withLinkLetter(worded, party.role) : worded;
  const filled = fillLetter(
    letters,
    data.letter,
    readerOf(letters, data.letter, state, party),
    slotsFor(wording, event, party),
  );
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
    automatic: automatic(state, event, standard.letters.acknowledgement),
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

/** Whoever reported it is written to as such where the letter has words for them, be they homeowner or client. */
const readerOf = (letters: Letters, name: string, state: CaseState, party: Party): PartyRole =>
  party.id === state.requesterId &&
  letters.letters.some((row) => row.name === name && row.requester !== undefined)
    ? 'requester'
    : party.role;

/**
 * RFC 3834: what the desk's own rules write to somebody who has just written answers their message; what they write to
 * others, and what the clock writes, is generated; a person's decision is neither.
 */
function automatic(
  state: CaseState,
  event: Envelope<'letter queued'>,
  acknowledgement: string,
): string | null {
  if (event.data.letter === acknowledgement) return 'auto-replied';
  if (event.by.kind !== 'clock' && event.by.kind !== 'desk') return null;
  const last = state.messages.at(-1);
  const answers =
    event.by.kind === 'desk' &&
    last?.partyId === event.data.partyId &&
    event.recordedAt - last.receivedAt < answeredWithin;
  return answers ? 'auto-replied' : 'auto-generated';
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
    at: letters[0]?.recordedAt ?? 0,
  };
}

const peopleOf = (parties: readonly Party[]): string[] =>
  parties.flatMap((party) => (party.personId === null ? [] : [party.personId]));

const isId = (fact: Fact): fact is string =>
  typeof fact === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(fact);
