import type { CaseState } from '../domain/case/state.ts';
import { readEvents } from '../store/case/load.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Request, Stale } from './ask.ts';

/** Whether the form was rendered from an older state and a colleague changed the case since: then what they did; else null. */
export async function staleness(
  tx: Transaction,
  organisation: OrganisationId,
  request: Request,
  { seq }: CaseState,
): Promise<Stale | null> {
  if (request.seen === undefined || request.seen === seq) return null;
  if (!(await changedByOthers(tx, organisation, request, seq))) return null;
  const events = await readEvents(tx, organisation, request.case);
  return { stale: true, seq, since: events.filter((event) => event.seq > (request.seen ?? 0)) };
}

/** The clock's own notes do not make a form stale; a colleague's deed does. */
async function changedByOthers(
  tx: Transaction,
  organisation: OrganisationId,
  request: Request,
  seq: number,
): Promise<boolean> {
  if (request.seen === undefined || seq <= request.seen) return false;
  const since = (await readEvents(tx, organisation, request.case)).filter(
    (event) => event.seq > (request.seen ?? 0),
  );
  return since.some(
    (event) => event.by.kind === 'staff' || event.by.kind === 'party' || event.type === 'items moved',
  );
}
