import type { Author } from '../../domain/case/event.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Absence, absencesFrom, allStaff, type StaffMember } from '../../store/staff.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { pick } from './chance.ts';

/** Who works at the sample desk. */
export interface Crew {
  /** Somebody of a role who is at work on that date, of the area if there is one. */
  someone(role: string, area: string, on: LocalDate, next: () => number): StaffMember;
  /** The care manager of an area, or who stands in. */
  manager(area: string, on: LocalDate): StaffMember;
  /** Another care manager than this one. */
  otherManager(than: string | null, on: LocalDate): StaffMember;
  member(id: string): StaffMember | undefined;
}

export const authorOf = ({ id, roles }: StaffMember): Author => ({ kind: 'staff', id, roles });

/** Reads the crew as it is now. */
export async function crewOf(ground: Pick<Ground, 'pool'>, organisation: OrganisationId): Promise<Crew> {
  const { staff, absences } = await inOrganisation(ground.pool, organisation, async (tx) => ({
    staff: await allStaff(tx, organisation),
    absences: await absencesFrom(tx, organisation, '1900-01-01'),
  }));
  const away = (id: string, on: LocalDate): Absence | undefined =>
    absences.find((one) => one.staffId === id && one.from <= on && on <= one.to);
  const left = ({ leftAt }: StaffMember, on: LocalDate): boolean =>
    leftAt !== null && Temporal.Instant.fromEpochMilliseconds(leftAt).toString().slice(0, 10) <= on;
  const at = (role: string, on: LocalDate): StaffMember[] =>
    staff.filter((one) => one.roles.includes(role) && !left(one, on) && away(one.id, on) === undefined);
  const inArea = (all: readonly StaffMember[], area: string): readonly StaffMember[] => {
    const near = all.filter((one) => one.area === area);
    return near.length > 0 ? near : all;
  };
  return {
    someone: (role, area, on, next) => pick(next, inArea(at(role, on), area)),
    manager: (area, on) => pick(() => 0, inArea(at('care manager', on), area)),
    otherManager: (than, on) =>
      pick(
        () => 0,
        at('care manager', on).filter(({ id }) => id !== than),
      ),
    member: (id) => staff.find((one) => one.id === id),
  };
}
