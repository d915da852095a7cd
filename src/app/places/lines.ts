import type { Refusal } from '../../domain/case/command.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import {
  allNamedContacts,
  allReportingLines,
  type DatedLine,
  putNamedContact,
  putReportingLine,
} from '../../store/agreed-line.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** `named contact`: who at the organisation looks after a place (A2). `reporting line`: who at the client is told (A8). */
export type LineKind = 'named contact' | 'reporting line';

const stores = {
  'named contact': { all: allNamedContacts, put: putNamedContact },
  'reporting line': { all: allReportingLines, put: putReportingLine },
} as const;

const dayBefore = (date: LocalDate): LocalDate =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/**
 * Names somebody for a client or one of its sites from a day on. A named contact before them ends the day before; several
 * may stand on a reporting line. Refused where that day lies before somebody else's, or they stand there already.
 */
export async function beginLine(
  ground: Pick<Ground, 'pool' | 'newId'>,
  organisation: OrganisationId,
  kind: LineKind,
  line: Omit<DatedLine, 'id'>,
): Promise<{ readonly id: string } | Refusal> {
  if (line.to !== null && line.to < line.from)
    return { refused: 'The last day lies before the first', about: 'to' };
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const here = await standing(tx, organisation, kind, line);
    if (here.some(({ who }) => who === line.who))
      return { refused: 'They are named here already', about: 'who' };
    const before = kind === 'named contact' ? here : [];
    const later = before.find(({ from, to }) => from >= line.from || to !== null);
    if (later !== undefined)
      return {
        refused: `Somebody is named here from ${later.from}${later.to === null ? '' : ` to ${later.to}`}`,
        about: 'from',
      };
    for (const one of before) await stores[kind].put(tx, organisation, { ...one, to: dayBefore(line.from) });
    const id = ground.newId();
    await stores[kind].put(tx, organisation, { ...line, id });
    return { id };
  });
}

/** Gives a line its last day. Refused where there is none of that id, or it began later. */
export async function endLine(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  kind: LineKind,
  id: string,
  to: LocalDate,
): Promise<Refusal | null> {
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const line = (await stores[kind].all(tx, organisation)).find((one) => one.id === id);
    if (line === undefined) return { refused: 'There is no such line', about: 'id' };
    if (to < line.from) return { refused: `It began on ${line.from}`, about: 'to' };
    await stores[kind].put(tx, organisation, { ...line, to });
    return null;
  });
}

/** Lines of the same place that share a day with this one. */
async function standing(
  tx: Transaction,
  organisation: OrganisationId,
  kind: LineKind,
  line: Omit<DatedLine, 'id'>,
): Promise<DatedLine[]> {
  const all = await stores[kind].all(tx, organisation);
  return all.filter(
    (one) =>
      one.clientId === line.clientId &&
      one.siteId === line.siteId &&
      (one.to === null || one.to >= line.from) &&
      (line.to === null || one.from <= line.to),
  );
}
