import type { Asks } from '../../domain/case/command.ts';
import type { CaseEvent, PartyFacts } from '../../domain/case/event.ts';
import { fold, retractedIn } from '../../domain/case/evolve.ts';
import { isRunning } from '../../domain/case/promises.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { caseByReference } from '../../store/reads/case-by-reference.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { partyFacts } from './party-facts.ts';

type Base = Pick<Request, 'key' | 'case' | 'by' | 'seen'>;

/**
 * This case repeats another: it closes as its duplicate, nothing is moved, and both show the link; the kept case tells
 * whoever reported this one. Asked again with the same key it does what is still missing. Refused where there is no such
 * reference, and where nobody would look after the matter: a kept case that is closed, or merged itself.
 */
export async function mergeInto(
  ground: Ground,
  organisation: OrganisationId,
  base: Base,
  keptReference: string,
): Promise<Answer> {
  const reference = keptReference.trim().toUpperCase();
  const kept = await inOrganisation(ground.pool, organisation, (tx) =>
    caseByReference(tx, organisation, reference),
  );
  if (kept === null) return { refused: `There is no case ${reference}`, about: 'kept' };
  const before = beforeMerging(organisation, base.case, await eventsOf(ground, organisation, base.case));
  const unfit = unfitToKeep(fold(organisation, kept, await eventsOf(ground, organisation, kept)), before);
  if (unfit !== null) return { refused: unfit, about: 'kept' };
  const linkId = idFrom(base.key, 'link');
  const merged = await askOfCase(ground, organisation, {
    ...base,
    ask: { do: 'merge into', data: { linkId, kept, reference } },
  });
  if (!('done' in merged)) return merged;
  const keeps = await askOfCase(ground, organisation, {
    key: `${base.key} keep`,
    case: kept,
    by: base.by,
    ask: {
      do: 'keep for merged',
      data: {
        linkId,
        merged: base.case,
        reference: before.reference,
        promises: promised(before),
        ...requesterOf(before),
      },
    },
  });
  return 'done' in keeps ? merged : keeps;
}

/** Why this case can't answer for the other; null if it can. */
function unfitToKeep(kept: CaseState, merged: CaseState): string | null {
  if (kept.links.some((link) => link.as === 'merged into'))
    return `${kept.reference} is merged into another case itself: merge into that one`;
  if (!kept.tracks.some((track) => track.open) && merged.tracks.some((track) => track.open))
    return `${kept.reference} is closed: open it again first, then merge`;
  return null;
}

/**
 * Takes a merging back on both cases: this one opens again as it was, and a person is told what cannot be taken back
 * with it: a letter that has gone, messages that came meanwhile. Refused where this case is not merged, and
 * where it is one whose splitting was taken back.
 */
export async function unmerge(ground: Ground, organisation: OrganisationId, base: Base): Promise<Answer> {
  const own = await eventsOf(ground, organisation, base.case);
  const link = standing(own).find((event) => event.type === 'case linked' && event.data.as === 'merged into');
  if (link?.type !== 'case linked') return { refused: 'this case is not merged into another' };
  const { linkId, to } = link.data;
  const all = await eventsOf(ground, organisation, to);
  const theirs = standing(all);
  if (linkedAs(own, 'split from', to) && !linkedAs(theirs, 'split to', base.case))
    return { refused: 'its items went back to the case that they came from: split them there again' };
  const kept = theirs.find((event) => event.type === 'case linked' && event.data.linkId === linkId);
  const other = theirs.filter((event) => event.commandId === kept?.commandId);
  const left = leftBehind(fold(organisation, to, all), theirs, kept);
  const because = 'unmerged';
  const events = own.filter((event) => event.commandId === link.commandId).map((event) => event.id);
  const opened = await askOfCase(ground, organisation, {
    ...base,
    ask: { do: 'retract', data: { events, wordsId: null, because } },
  });
  if (!('done' in opened) || other.length === 0) return opened;
  const freed = await askOfCase(ground, organisation, {
    key: `${base.key} keep`,
    case: to,
    by: base.by,
    ask: { do: 'retract', data: { events: other.map((event) => event.id), wordsId: null, because } },
  });
  if (!('done' in freed) || left === null) return 'done' in freed ? opened : freed;
  const said = await askOfCase(ground, organisation, {
    key: `${base.key} say`,
    case: base.case,
    by: { kind: 'desk' },
    ask: {
      do: 'raise exception',
      data: {
        exceptionId: idFrom(base.key, 'left behind'),
        about: left,
        messageId: null,
        urgent: false,
      },
    },
  });
  return 'done' in said ? opened : said;
}

const linkedAs = (events: readonly CaseEvent[], as: string, to: string): boolean =>
  events.some((event) => event.type === 'case linked' && event.data.as === as && event.data.to === to);

/** What a person has to put right by hand after taking two cases apart; null: nothing. */
function leftBehind(
  kept: CaseState,
  events: readonly CaseEvent[],
  link: CaseEvent | undefined,
): string | null {
  const letters = events.flatMap((event) =>
    event.type === 'letter queued' && event.commandId === link?.commandId ? [event.data.sendId] : [],
  );
  const gone = kept.letters.some(
    (letter) => letters.includes(letter.sendId) && letter.outcome !== null && letter.outcome !== 'cancelled',
  );
  const messages = events.filter(
    (event) => event.type === 'message filed' && event.seq > (link?.seq ?? 0),
  ).length;
  const parts = [
    ...(gone
      ? [
          `the letter that this goes on under ${kept.reference} has gone: tell whoever reported it that it stands by itself again`,
        ]
      : []),
    ...(messages > 0
      ? [
          `${messages} ${messages === 1 ? 'message' : 'messages'} came meanwhile and ${messages === 1 ? 'is' : 'are'} on ${kept.reference}: refile what belongs here`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : `Taken apart from ${kept.reference}: ${parts.join('; ')}`;
}

/** The case as it was before it was merged, as it is if it is not. */
function beforeMerging(
  organisation: OrganisationId,
  caseId: string,
  events: readonly CaseEvent[],
): CaseState {
  const link = standing(events).find(
    (event) => event.type === 'case linked' && event.data.as === 'merged into',
  );
  return fold(
    organisation,
    caseId,
    link === undefined ? events : events.filter((event) => event.seq < link.seq),
  );
}

/** What the case had promised: the kept case answers for it by the sooner date. */
const promised = (before: CaseState): NonNullable<Asks['keep for merged']['promises']> =>
  before.promises
    .filter((row) => isRunning(row) && row.attemptId === null)
    .map(({ promise, clock }) => ({ promise, clock }));

/** Who reported the case, as a party of the other. */
function requesterOf(before: CaseState): { readonly requester?: PartyFacts } {
  const party = before.parties.find((row) => row.id === before.requesterId);
  return party === undefined ? {} : { requester: partyFacts(party) };
}

const eventsOf = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  caseId: string,
): Promise<CaseEvent[]> =>
  inOrganisation(ground.pool, organisation, (tx) => readEvents(tx, organisation, caseId));

function standing(events: readonly CaseEvent[]): CaseEvent[] {
  const gone = retractedIn(events);
  return events.filter((event) => !gone.has(event.id));
}
