import type { Refusal } from '../../domain/case/command.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Absence, absencesFrom, dropAbsence, putAbsence } from '../../store/staff.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

/** Notes an absence (`id` null) or changes one; both days are days away. Refused where it overlaps another, or covers itself. */
export async function saveAbsence(
  ground: Pick<Ground, 'pool' | 'newId'>,
  organisation: OrganisationId,
  id: string | null,
  form: Omit<Absence, 'id'>,
): Promise<{ readonly id: string } | Refusal> {
  if (form.to < form.from) return { refused: 'The last day lies before the first', about: 'to' };
  if (form.coverId === form.staffId) return { refused: 'Nobody stands in for themselves', about: 'coverId' };
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const theirs = (await absencesFrom(tx, organisation, form.from)).filter(
      (one) => one.staffId === form.staffId && one.id !== id,
    );
    const clash = theirs.find((one) => one.from <= form.to);
    if (clash !== undefined)
      return { refused: `They are away from ${clash.from} to ${clash.to} already`, about: 'from' };
    const absence: Absence = { ...form, id: id ?? ground.newId() };
    await putAbsence(tx, organisation, absence);
    return { id: absence.id };
  });
}

/** Takes back an absence that was noted by mistake. */
export const removeAbsence = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  id: string,
): Promise<void> => inOrganisation(ground.pool, organisation, (tx) => dropAbsence(tx, organisation, id));
