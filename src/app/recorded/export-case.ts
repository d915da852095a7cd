import type { Refusal } from '../../domain/case/command.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { caseByReference } from '../../store/reads/case-by-reference.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import type { Asked } from './lived.ts';
import { retell } from './retell.ts';

export interface Exported {
  /** In the order in which they were asked. */
  readonly commands: readonly Asked[];
  /** The standards that the case ran on, the one it began with first. */
  readonly standards: readonly string[];
  /** How many recorded events these commands bring about again. */
  readonly events: number;
}

/**
 * A recorded case as the commands that bring about its events again, without personal data: ids renamed, words left
 * out, instants as they were. Refused where there is no such reference, or where today's rules decide otherwise than
 * those of that day did.
 */
export async function exportCase(
  ground: Pick<Ground, 'pool' | 'rules'>,
  organisation: OrganisationId,
  reference: string,
): Promise<Exported | Refusal> {
  const wanted = reference.trim().toUpperCase();
  const events = await inOrganisation(ground.pool, organisation, async (tx) => {
    const id = await caseByReference(tx, organisation, wanted);
    return id === null ? null : readEvents(tx, organisation, id);
  });
  if (events === null) return { refused: `There is no case ${wanted}.` };
  const told = retell(await ground.rules.of(organisation), events);
  if ('untold' in told) return { refused: `${wanted} cannot be told again: ${told.untold}.` };
  const standards = events.flatMap((event) =>
    event.type === 'track begun' || event.type === 'rules followed' ? [event.data.standard] : [],
  );
  return { commands: told, standards: [...new Set(standards)], events: events.length };
}
