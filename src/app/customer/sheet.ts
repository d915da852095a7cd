import { fold } from '../../domain/case/evolve.ts';
import { describedItem, undescribedItem } from '../../domain/case/item-title.ts';
import { type CaseState, FOLD } from '../../domain/case/state.ts';
import { readEvents } from '../../store/case/load.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { signingCase } from '../../store/reads/signing-case.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { signable } from './choices.ts';

export interface Sheet {
  readonly state: CaseState;
  readonly place: string;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** Staff whom an appointment of the case names: for them it is a case of their own. */
  readonly visitors: readonly string[];
}

/** The item list to be signed at the door, for a case by its reference; null: there is no such case. */
export async function sheetFor(
  ground: Pick<Ground, 'pool' | 'rules'>,
  organisation: OrganisationId,
  reference: string,
): Promise<Sheet | null> {
  const { standards } = await ground.rules.of(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const found = await signingCase(tx, organisation, reference);
    if (found === null) return null;
    const { id } = found.state;
    const state =
      found.fold === FOLD ? found.state : fold(organisation, id, await readEvents(tx, organisation, id));
    const plot = found.plot === null ? null : `Plot ${found.plot}`;
    return {
      state,
      place: [found.address ?? plot, found.site].filter((part) => part !== null).join(', '),
      items: signable(standards, state).map((item) => ({
        id: item.id,
        title: describedItem(item) ?? (found.itemWords[item.wordsId ?? ''] || undescribedItem(state, item)),
      })),
      visitors: state.appointments.flatMap((row) => (row.operative === null ? [] : [row.operative])),
    };
  });
}
