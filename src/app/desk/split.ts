import { fold } from '../../domain/case/evolve.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { referenceOfCase } from '../../store/reads/case-by-reference.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';
import { nextReference } from '../reference.ts';

type Base = Pick<Request, 'key' | 'case' | 'by' | 'seen'>;

/**
 * Some items go to a case of their own, with the same people, place and first receipt; both show the link. Answers with
 * the new case. Asked again with the same key it does what is still missing.
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
  if (going.length === 0 || going.length === open.length)
    return { refused: 'Choose some of the open items, not none and not all', about: 'items' };
  const rules = await ground.rules.of(organisation);
  const track = state.tracks.find((row) => row.id === going[0]?.trackId);
  const standard = rules.standards.get(track?.standard ?? '');
  if (track === undefined || standard === undefined)
    throw new Error(`no standard for the items of ${state.reference}`);
  const known = await inOrganisation(ground.pool, organisation, (tx) =>
    referenceOfCase(tx, organisation, to),
  );
  const reference = known ?? (await nextReference(ground, organisation, standard.reference.prefix));
  if (known !== null) return { done: true, case: to, reference, seq: 0, events: [] };
  const { homeId, siteId, clientId, kind, receivedAt, requesterId } = state;
  const parties = state.parties.map(({ id, role, personId, post, points, confirmed, vulnerable }) => ({
    partyId: id,
    role,
    personId,
    ...(post === null ? {} : { post }),
    points,
    confirmed,
    vulnerable,
  }));
  return askOfCase(ground, organisation, {
    key: `${base.key} open`,
    case: to,
    by: base.by,
    ask: {
      do: 'open case',
      data: {
        standard: track.standard,
        calendar: track.calendar,
        kind,
        reference,
        trackId: idFrom(base.key, 'track'),
        receivedAt,
        homeId,
        siteId,
        clientId,
        parties,
        items: going.map((item) => ({
          itemId: idFrom(base.key, item.id),
          product: item.product,
          fault: item.fault,
          wordsId: item.wordsId,
        })),
        details: state.details,
        message: null,
        requesterId,
        acknowledge: null,
        danger: state.danger,
        splitFrom: state.id,
      },
    },
  });
}
