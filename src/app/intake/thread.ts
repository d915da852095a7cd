import type { MeantCase } from '../../store/reads/thread-cases.ts';
import { shortParty } from '../letters/reply-address.ts';
import type { Choice, MessageFacts, Standing } from './facts.ts';

const fortnight = 14 * 86_400_000;

/**
 * The sender's standing on a case: one of its parties, a colleague of its client, or a person of the same home, who
 * joins unconfirmed. Null: a stranger to it.
 */
export function standingOn(facts: Pick<MessageFacts, 'who'>, one: MeantCase): Standing | null {
  const { who } = facts;
  if (who.kind === 'stranger' || who.kind === 'former' || who.kind === 'staff') return null;
  const party = one.parties.find(({ confirmed }) => confirmed) ?? one.parties[0];
  if (party !== undefined) return { partyId: party.id, joins: null };
  if (who.kind === 'client' && one.clientId === who.clientId)
    return { partyId: null, joins: { role: 'client', confirmed: true } };
  if (who.kind === 'homeowner' && one.homeId !== null && who.homeIds.includes(one.homeId)) {
    return { partyId: null, joins: { role: 'homeowner', confirmed: false } };
  }
  return null;
}

/**
 * The case to which a message belongs, by the first of the rules that holds: signed reply address, an answer to a letter
 * known to us, a reference, one open case. Null: none holds and the matter is new. Only a party's word counts.
 */
export function thread(facts: MessageFacts): Choice | null {
  return bySignedAddress(facts) ?? byLetter(facts) ?? byReference(facts) ?? byOneOpenCase(facts);
}

function bySignedAddress(facts: MessageFacts): Choice | null {
  const { signed } = facts;
  if (signed === null) return null;
  const one = facts.cases.find(({ bySigned }) => bySigned);
  if (one === undefined) return apart('It came to a reply address of a case that is not known', []);
  if (isEnquiry(facts, one)) return null;
  const party = one.parties.find(({ id }) => shortParty(id) === signed.partyShort);
  const standing = standingOn(facts, one);
  if (party === undefined || standing === null) {
    return apart(`It came to a reply address of ${one.reference} that was given to somebody else`, [
      one.reference,
    ]);
  }
  return file(
    facts,
    one,
    { partyId: party.id, joins: null },
    `It answers a letter of ${one.reference} that was sent to this person`,
  );
}

function byLetter(facts: MessageFacts): Choice | null {
  const answered = facts.cases.filter((one) => one.byMailId && !isEnquiry(facts, one));
  const [one] = answered;
  if (one === undefined) return null;
  if (answered.length > 1)
    return apart(
      'It answers letters of several cases',
      answered.map(({ reference }) => reference),
    );
  const standing = standingOn(facts, one);
  if (standing === null)
    return apart(`It answers a letter of ${one.reference}, but is ${strangerTo(facts)}`, [one.reference]);
  return file(facts, one, standing, `It answers a letter of ${one.reference}`);
}

function byReference(facts: MessageFacts): Choice | null {
  const { exact, near } = facts;
  if (exact.length + near.length === 0) return null;
  const meant = facts.cases.filter(({ byReference: by }) => by).map(({ reference }) => reference);
  if (exact.length + near.length > 1)
    return apart(`It quotes more than one reference: ${[...exact, ...near].join(', ')}`, meant);
  if (exact.length === 0)
    return apart(`Its reference is perhaps mistyped: ${near.join(', ')} may be meant`, meant);
  const one = facts.cases.find(({ reference }) => reference === exact[0]);
  if (one === undefined) return apart(`It quotes ${exact[0]}, which is no reference of ours`, []);
  const standing = standingOn(facts, one);
  if (standing === null)
    return apart(`It quotes ${one.reference}, but is ${strangerTo(facts)}`, [one.reference]);
  return file(facts, one, standing, `It quotes ${one.reference}`);
}

/** A sender with exactly one home, who names no other, and wrote or heard within a fortnight. */
function byOneOpenCase(facts: MessageFacts): Choice | null {
  const { who } = facts;
  if (who.kind !== 'homeowner' && who.kind !== 'sender') return null;
  if (facts.form !== null) return null;
  const theirs = facts.cases.filter(
    (one) => !isEnquiry(facts, one) && (one.parties.length > 0 || one.byHome),
  );
  const homes = new Set(
    who.kind === 'homeowner' ? who.homeIds : theirs.flatMap(({ homeId }) => homeId ?? []),
  );
  const open = theirs.filter((one) => one.open);
  const [one] = open;
  if (one === undefined || open.length > 1 || homes.size !== 1 || !homes.has(one.homeId ?? '')) return null;
  const elsewhere = facts.place.homeId !== null && facts.place.homeId !== one.homeId;
  if (elsewhere || namesPlace(facts)) return null;
  if (facts.receivedAt - Math.max(one.receivedAt, one.lastContactAt ?? 0) > fortnight) return null;
  const standing = standingOn(facts, one);
  if (standing === null) return null;
  const why =
    standing.joins === null
      ? 'Its sender has one home and one open case'
      : 'Its sender lives in the same home as the one who reported';
  return file(facts, one, standing, `${why}, ${one.reference}`);
}

/** A place that is not simply the home we took it for. */
const namesPlace = ({ mentions, place }: MessageFacts): boolean =>
  place.homeId === null &&
  (mentions.plots.length > 0 ||
    mentions.numbers.length > 0 ||
    mentions.postcodes.length > 0 ||
    place.candidates.length > 1);

function file(facts: MessageFacts, meant: MeantCase, standing: Standing, why: string): Choice {
  const one = keptFor(facts, meant);
  const other = facts.place.homeId !== null && one.homeId !== null && facts.place.homeId !== one.homeId;
  const notes = [
    ...(other ? ['It speaks of another home than this case: refile it if it is another matter'] : []),
    ...(standing.joins?.confirmed === false
      ? ['A second person of this home wrote: offer them to join, and confirm who they are']
      : []),
  ];
  return {
    do: 'file',
    why,
    case: one,
    standing: one === meant ? standing : (standingOn(facts, one) ?? standing),
    automatic: false,
    notes,
  };
}

/** The case that goes on for one that was merged, however often; a circle of merged cases ends where it began. */
export function keptFor(facts: Pick<MessageFacts, 'cases'>, meant: MeantCase): MeantCase {
  let one = meant;
  for (let hops = 0; hops < 10 && one.mergedInto !== null; hops += 1) {
    const next = facts.cases.find(({ id }) => id === one.mergedInto);
    if (next === undefined) return one;
    one = next;
  }
  return one;
}

const isEnquiry = (facts: MessageFacts, one: MeantCase): boolean => facts.hidden.has(one.standard);

function strangerTo({ who, belief }: MessageFacts): string {
  if (belief.believed !== 'yes') return `not known to be from its sender: ${belief.why}`;
  if (who.kind === 'former') return 'from somebody who has left';
  if (who.kind === 'staff') return 'from a colleague';
  return 'from somebody who is no party to it';
}

const apart = (why: string, suggest: readonly string[]): Choice => ({ do: 'keep apart', why, suggest });
