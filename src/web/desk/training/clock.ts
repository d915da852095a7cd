import { underWay } from '../../../app/training/wind.ts';
import type { OrganisationId } from '../../../store/organisation-id.ts';
import { lookOfOrganisation } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';

/** How a training desk's clock stands, in its own time. */
export interface DeskClock {
  readonly now: number;
  /** The wind under way: from where to where. */
  readonly winding: { readonly from: number; readonly to: number } | null;
}

const known = new WeakMap<Parts, Map<OrganisationId, DeskClock>>();

/** As it stood when the page in hand was asked for; null on any desk that is not for training. */
export const clockShown = (parts: Parts, organisation: OrganisationId): DeskClock | null =>
  known.get(parts)?.get(organisation) ?? null;

/** Reads the clock before each page of a training desk is made, because every page shows it. */
export function readClocks(app: App, parts: Parts): void {
  app.addHook('preHandler', async (request) => {
    const { who } = request;
    if (request.method !== 'GET' || who?.kind !== 'staff') return;
    const { organisation } = who;
    if (!(await lookOfOrganisation(parts, organisation)).training) return;
    const [now, winding] = await Promise.all([
      parts.ground.now(organisation),
      underWay(parts.ground, organisation),
    ]);
    const clocks = known.get(parts) ?? new Map<OrganisationId, DeskClock>();
    known.set(parts, clocks);
    clocks.set(organisation, { now, winding });
  });
}
