import type { Asks } from '../../domain/case/command.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { fold, retractedIn } from '../../domain/case/evolve.ts';
import { isRunning } from '../../domain/case/promises.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { caseByReference } from '../../store/reads/case-by-reference.ts';
import { inOrganisation } from '../../store/transaction.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import type { Ground } from '../ground.ts';
import { idFrom } from '../id-from.ts';

type Base = Pick<Request, 'key' | 'case' | 'by' | 'seen'>;

/**
 * This case repeats another: it closes as its duplicate, nothing is moved, and both show the link. Asked again with the
 * same key it does what is still missing. Refused where there is no such reference.
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
  const linkId = idFrom(base.key, 'link');
  const promises = promisedBefore(organisation, base.case, await eventsOf(ground, organisation, base.case));
  const merged = await askOfCase(ground, organisation, {
    ...base,
    ask: { do: 'merge into', data: { linkId, kept } },
  });
  if (!('done' in merged)) return merged;
  const keeps = await askOfCase(ground, organisation, {
    key: `${base.key} keep`,
    case: kept,
    by: base.by,
    ask: { do: 'keep for merged', data: { linkId, merged: base.case, promises } },
  });
  return 'done' in keeps ? merged : keeps;
}

/** Takes a merging back on both cases: this one opens again as it was. Refused where this case is not merged. */
export async function unmerge(ground: Ground, organisation: OrganisationId, base: Base): Promise<Answer> {
  const own = await eventsOf(ground, organisation, base.case);
  const link = standing(own).find((event) => event.type === 'case linked' && event.data.as === 'merged into');
  if (link?.type !== 'case linked') return { refused: 'this case is not merged into another' };
  const { linkId, to } = link.data;
  const theirs = standing(await eventsOf(ground, organisation, to));
  const kept = theirs.find((event) => event.type === 'case linked' && event.data.linkId === linkId);
  const other = theirs.filter((event) => event.commandId === kept?.commandId);
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
  return 'done' in freed ? opened : freed;
}

/** What the case had promised before it was merged: the kept case answers for it by the sooner date. */
function promisedBefore(
  organisation: OrganisationId,
  caseId: string,
  events: readonly CaseEvent[],
): NonNullable<Asks['keep for merged']['promises']> {
  const link = standing(events).find(
    (event) => event.type === 'case linked' && event.data.as === 'merged into',
  );
  const before = link === undefined ? events : events.filter((event) => event.seq < link.seq);
  return fold(organisation, caseId, before)
    .promises.filter((row) => isRunning(row) && row.attemptId === null)
    .map(({ promise, clock }) => ({ promise, clock }));
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
