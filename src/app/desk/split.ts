import type { Fact, Id } from '../../domain/case/event.ts';
import { fold } from '../../domain/case/evolve.ts';
import type { CaseState, Item } from '../../domain/case/state.ts';
import { type TakenOver, takenOver } from '../../domain/case/taken-over.ts';
import type { Standard } from '../../domain/standards/standard.ts';
import { readEvents } from '../../store/case/load.ts';
import { copyReferences } from '../../store/case-reference.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { referenceOfCase } from '../../store/reads/case-by-reference.ts';
import { wordsById } from '../../store/reads/words-by-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase, type NewWords, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { nextReference } from '../reference.ts';
import { partyFacts } from './party-facts.ts';

type Base = Pick<Request, 'key' | 'case' | 'by' | 'seen'>;

/**
 * Some items go to a case of their own, as they stand: with the same people, place, manager and first receipt, their
 * decisions, attempts, visits and promises with the dates told. Both show the link. Answers with the new case. Asked
 * again with the same key it does what is still missing.
 */
export async function splitItems(
  ground: Ground,
  organisation: OrganisationId,
  base: Base,
  items: readonly string[],
): Promise<Answer> {
  const state = await inOrganisation(ground.pool, organisation, async (tx) =>
    fold(organisation, base.case, await readEvents(tx, organisation, base.case)),
  );
  const to = idFrom(base.key, 'case');
  const opened = await openSplit(ground, organisation, base, state, items, to);
  if (!('done' in opened)) return opened;
  const handed = await askOfCase(ground, organisation, {
    key: base.key,
    case: base.case,
    by: base.by,
    ask: { do: 'hand over items', data: { items, to, linkId: idFrom(base.key, 'link') } },
  });
  return 'done' in handed ? opened : handed;
}

async function openSplit(
  ground: Ground,
  organisation: OrganisationId,
  base: Base,
  state: CaseState,
  items: readonly string[],
  to: string,
): Promise<Answer> {
  const open = state.items.filter((item) => item.stage !== null);
  const going = open.filter((item) => items.includes(item.id));
  const known = await inOrganisation(ground.pool, organisation, (tx) =>
    referenceOfCase(tx, organisation, to),
  );
  if (known !== null) return { done: true, case: to, reference: known, seq: 0, events: [] };
  if (going.length === 0 || going.length === open.length)
    return { refused: 'Choose some of the open items, not none and not all', about: 'items' };
  const rules = await ground.rules.of(organisation);
  const track = state.tracks.find((row) => row.id === going[0]?.trackId);
  const standard = rules.standards.get(track?.standard ?? '');
  if (track === undefined || standard === undefined)
    throw new Error(`no standard for the items of ${state.reference}`);
  if (going.some((item) => item.trackId !== track.id))
    return {
      refused: 'These items run by different standards: split those of one at a time',
      about: 'items',
    };
  const reference = await nextReference(ground, organisation, standard.reference.prefix);
  const { homeId, siteId, clientId, kind, receivedAt, requesterId } = state;
  const trackId = idFrom(base.key, 'track');
  const said = await wordsAlong(ground, organisation, base.key, going);
  const taken = takenOver(state, going, {
    trackId,
    trackPromises: ofStages(standard),
    idOf: (id) => idFrom(base.key, id),
  });
  return askOfCase(
    ground,
    organisation,
    {
      key: `${base.key} open`,
      case: to,
      by: base.by,
      words: said.words,
      ask: {
        do: 'open case',
        data: {
          standard: track.standard,
          calendar: track.calendar,
          kind,
          reference,
          trackId,
          receivedAt,
          homeId,
          siteId,
          clientId,
          parties: state.parties.map(partyFacts),
          items: [],
          details: state.details,
          message: null,
          requesterId,
          acknowledge: null,
          danger: state.danger,
          splitFrom: state.id,
          taken: withWords(taken, said.idOf),
        },
      },
    },
    (tx) => copyReferences(tx, organisation, state.id, to),
  );
}

/** Promises of the track that belong to a stage: an item that stands there still needs them on its own case. */
const ofStages = (standard: Standard): string[] =>
  standard.promises
    .filter(
      (rule) =>
        rule.name !== standard.headline?.promise &&
        rule.keptByLetter === undefined &&
        rule.keptByConversation === undefined,
    )
    .map((rule) => rule.name);

interface Along {
  readonly words: readonly NewWords[];
  readonly idOf: (id: Id) => Id;
}

/** Words belong to one case: those about the items are written anew for theirs. */
async function wordsAlong(
  ground: Ground,
  organisation: OrganisationId,
  key: string,
  going: readonly Item[],
): Promise<Along> {
  const ids = going.flatMap((item) => [
    ...(item.wordsId === null ? [] : [item.wordsId]),
    ...Object.values(item.facts).filter(isId),
  ]);
  const bodies = await inOrganisation(ground.pool, organisation, (tx) => wordsById(tx, organisation, ids));
  return {
    words: [...bodies].map(([id, body]) => ({ id: idFrom(key, id), body })),
    idOf: (id) => (bodies.has(id) ? idFrom(key, id) : id),
  };
}

const withWords = (taken: TakenOver, idOf: Along['idOf']): TakenOver => ({
  ...taken,
  items: taken.items.map((item) => ({
    ...item,
    wordsId: item.wordsId === null ? null : idOf(item.wordsId),
    facts: Object.fromEntries(
      Object.entries(item.facts).map(([name, fact]) => [name, isId(fact) ? idOf(fact) : fact]),
    ),
  })),
});

const isId = (fact: Fact): fact is string => typeof fact === 'string' && /^[0-9a-f-]{36}$/.test(fact);

/** What may have happened to a new case by itself while a splitting can still be taken back. */
const byItself: ReadonlySet<string> = new Set([
  'promise at risk',
  'promise late',
  'headline over gross',
  'review noted',
]);

/**
 * Takes a splitting back: the items stand on this case again as they did, and the new one closes as merged into it.
 * Refused once something was done or said on the new case: then it is merged, and nothing of it is lost.
 */
export async function takeBackSplit(
  ground: Ground,
  organisation: OrganisationId,
  base: Base,
): Promise<Answer> {
  const { own, state } = await inOrganisation(ground.pool, organisation, async (tx) => {
    const events = await readEvents(tx, organisation, base.case);
    return { own: events, state: fold(organisation, base.case, events) };
  });
  const link = state.links.findLast((row) => row.as === 'split to');
  const linked = own.find((event) => event.id === link?.eventId);
  if (link === undefined || linked === undefined) return { refused: 'No items of this case went to another' };
  const theirs = await inOrganisation(ground.pool, organisation, (tx) =>
    readEvents(tx, organisation, link.to),
  );
  const other = fold(organisation, link.to, theirs);
  const opening = theirs[0]?.commandId;
  if (theirs.some((event) => event.commandId !== opening && !byItself.has(event.type)))
    return { refused: `Something happened on ${other.reference} since: merge it into this case instead` };
  const back = await askOfCase(ground, organisation, {
    ...base,
    ask: {
      do: 'retract',
      data: {
        events: own.filter((event) => event.commandId === linked.commandId).map((event) => event.id),
        wordsId: null,
        because: 'the splitting was taken back',
      },
    },
  });
  if (!('done' in back)) return back;
  const closed = await askOfCase(ground, organisation, {
    key: `${base.key} close`,
    case: link.to,
    by: base.by,
    ask: { do: 'merge into', data: { linkId: idFrom(base.key, 'link'), kept: base.case } },
  });
  return 'done' in closed ? back : closed;
}
