import { mayRepeat } from '../../domain/case/repeats.ts';
import type { AwaitedOrder } from '../../store/reads/awaited-orders.ts';
import type { Choice, MessageFacts } from './facts.ts';
import { keptFor, standingOn, thread } from './thread.ts';

/** More mail of one sender in a day than people write: two machines answer one another. */
const loopFrom = 30;
const mostEnquiries = 5;
/** A question is short; more words than these tell of a matter. */
const longestQuestion = 40;

/** What is to be done with a message, and why. Pure: everything it judges by is in the facts. */
export function choose(facts: MessageFacts): Choice {
  if (facts.mail.bounce !== null) return bounce(facts);
  if (facts.mail.automatic.is) return automatic(facts);
  return unfit(facts) ?? thread(facts) ?? newMatter(facts);
}

function bounce({ mail, bounced }: MessageFacts): Choice {
  if (bounced === null)
    return { do: 'ignore', why: 'A mail system reports on a letter that is not one of ours', caseId: null };
  if (mail.bounce?.action !== 'failed') {
    return {
      do: 'ignore',
      why: `A mail system reports that our letter is ${mail.bounce?.action ?? 'under way'}`,
      caseId: bounced.caseId,
    };
  }
  return { do: 'know bounce', why: 'Our letter came back', letter: bounced, dead: mail.bounce.permanent };
}

/** RFC 3834: filed where it answers a letter of ours, never answered, and no sign of life. */
function automatic(facts: MessageFacts): Choice {
  const { mail, who, belief } = facts;
  const why = `It was sent by a machine: ${mail.automatic.why ?? 'it says so itself'}`;
  const answered = facts.cases.filter((one) => one.byMailId || one.bySigned);
  const [one] = answered;
  const kept = one === undefined ? undefined : keptFor(facts, one);
  const standing = kept === undefined ? null : standingOn({ who }, kept);
  if (kept === undefined || answered.length > 1 || standing === null || belief.believed === 'no') {
    const danger = facts.recognised.danger.length > 0;
    return danger
      ? { do: 'keep apart', why: `${why}. It has words of danger`, suggest: [] }
      : { do: 'ignore', why, caseId: null };
  }
  const { backOn, outOfOffice } = mail.automatic;
  const notes = outOfOffice
    ? [
        backOn === null
          ? 'They are away, and do not say until when: close nothing for silence before they are back'
          : `They are away until ${backOn}: close nothing for silence before then`,
        ...(/\b(contact|speak to|email|e-mail|call|orders? to)\b/i.test(mail.newWords)
          ? ['The absence note may name another contact: read it']
          : []),
      ]
    : [];
  return { do: 'file', why, case: kept, standing, automatic: true, notes };
}

function unfit({ mail, belief, who, today }: MessageFacts): Choice | null {
  const apart = (why: string): Choice => ({ do: 'keep apart', why, suggest: [] });
  if (mail.from === null) return apart('It names no sender who could be answered');
  if (belief.believed === 'no') return apart(`Its sender is not believed: ${belief.why}`);
  if (today > loopFrom)
    return apart(
      'More came from this sender today than a person writes: perhaps two machines answer one another',
    );
  if (who.kind === 'staff') return apart('A colleague wrote: say to which case it belongs');
  const empty =
    `${mail.subject}${mail.newWords}${mail.quoted}`.trim() === '' && mail.attachments.length === 0;
  return empty ? apart('Nothing is written in it') : null;
}

function newMatter(facts: MessageFacts): Choice {
  const { recognised, mail, who, mentions } = facts;
  const danger = recognised.danger.length > 0;
  const words = mail.newWords.split(/\s+/).length;
  const short = words <= longestQuestion && mail.attachments.length === 0 && !danger;
  if (facts.form !== null) return open(facts, 'A registration form came back');
  if (recognised.onlyThanks && !danger)
    return {
      do: 'keep apart',
      why: 'Thanks, and nothing else that a rule could see: read it, it may say more',
      suggest: known(facts),
    };
  if (short && (recognised.form || recognised.enquiry)) {
    if (facts.enquiriesToday >= mostEnquiries) {
      return { do: 'keep apart', why: 'This sender has asked often today: a person answers', suggest: [] };
    }
    return recognised.form
      ? { do: 'send form', why: 'It asks for the form' }
      : { do: 'answer who', why: 'It asks who looks after something' };
  }
  if (who.kind === 'client' && facts.own.speaksOfOrder) return order(facts);
  if (mentions.plots.length > 1 && !danger) {
    return {
      do: 'keep apart',
      why: `It speaks of ${mentions.plots.length} plots (${mentions.plots.slice(0, 12).join(', ')}): split it into a case each`,
      suggest: known(facts),
    };
  }
  return open(facts, 'It is a new matter');
}

function order(facts: MessageFacts): Choice {
  const matches = matching(facts);
  const openOnes = matches.filter((one) => one.open);
  const left = openOnes.length > 0 ? openOnes : matches;
  const [one] = left;
  if (one === undefined || left.length > 1) {
    const suggest = (left.length > 0 ? left : facts.orders).slice(0, 10).map(({ reference }) => reference);
    return { do: 'keep apart', why: 'It seems to be an order, and it is not clear for which case', suggest };
  }
  const meant = facts.cases.find(({ id }) => id === one.id);
  const row = meant ?? {
    id: one.id,
    reference: one.reference,
    standard: '',
    open: one.open,
    stage: '',
    homeId: null,
    siteId: one.siteId,
    clientId: facts.who.kind === 'client' ? facts.who.clientId : null,
    receivedAt: 0,
    closedAt: null,
    lastContactAt: null,
    details: [],
    mergedInto: null,
    bySigned: false,
    byMailId: false,
    byReference: false,
    byHome: false,
    parties: [],
  };
  const standing = standingOn(facts, row);
  if (standing === null)
    return {
      do: 'keep apart',
      why: 'It seems to be an order from somebody who is no party',
      suggest: [one.reference],
    };
  return {
    do: 'file',
    why: `It seems to be the order that ${one.reference} waits for`,
    case: row,
    standing,
    automatic: false,
    notes: ['An order may be here: if it is usable, record it with one key'],
  };
}

/** By plot and by the papers' own numbers; where it names neither, every case that waits. */
function matching({ mentions, own, orders }: MessageFacts): readonly AwaitedOrder[] {
  const numbers = new Set([...own.orders, ...own.references].map((value) => value.toLowerCase()));
  const byNumber = orders.filter(({ references }) => references.some((value) => numbers.has(value)));
  if (byNumber.length > 0) return byNumber;
  if (mentions.plots.length > 0)
    return orders.filter(({ plot }) => plot !== null && mentions.plots.includes(plot));
  return orders.filter(({ open: waits }) => waits);
}

function open(facts: MessageFacts, why: string): Choice {
  const same = facts.cases.filter((one) => one.byHome && one.open && !facts.hidden.has(one.standard));
  const notes = [
    ...(same.length > 0 ? [mayRepeat(same.map(({ reference }) => reference))] : []),
    ...(facts.place.guessed ? [facts.place.why] : []),
    ...(facts.place.candidates.length > 1 ? ['Several homes could be meant: say which'] : []),
    ...(facts.mentions.repaired.length > 0
      ? [`A postcode was read as ${facts.mentions.repaired.join(', ')}: check it`]
      : []),
    ...(facts.belief.believed === 'yes'
      ? []
      : [`It is not known whether the sender is who they say: ${facts.belief.why}`]),
    ...(facts.copiedId ? ['Another message came under the same Message-ID: compare them'] : []),
  ];
  return { do: 'open', why: `${why}. ${facts.place.why}`, notes };
}

const known = (facts: MessageFacts): string[] =>
  facts.cases
    .filter((one) => one.parties.length > 0 && !facts.hidden.has(one.standard))
    .slice(0, 10)
    .map(({ reference }) => reference);
