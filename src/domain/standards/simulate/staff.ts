import type { Calendar } from '../../time/calendar.ts';
import { addWorkingTime, nextOpening, workingTimeBetween } from '../../time/operations.ts';
import type { Instant } from '../../time/types.ts';
import { inTurn } from './plans.ts';
import type { Scenario } from './scenario.ts';
import type { Tally } from './tally.ts';

export interface Done {
  readonly at: Instant;
  readonly role: string;
  /** Who of the role. */
  readonly id: string;
}

/** The people of a desk: work waits in the order in which it came until one of its role is free, in the hours of the calendar. */
export interface Staff {
  /**
   * When a piece of work that comes now will be done, and by whom: the first who is free among those who may, the roles in
   * their order; not by those who may not, since they decided before. Null: nobody of these roles works here.
   */
  work(
    roles: readonly string[],
    minutes: number,
    from: Instant,
    stage: string,
    except?: readonly string[],
  ): Done | null;
  /** The role among these that has people; null: none. */
  roleOf(roles: readonly string[]): string | null;
  peopleOf(role: string): number;
}

const minute = 60_000;
const hex = (n: number): string => n.toString(16).padStart(4, '0');

/** The id of one of the people of a role, by their numbers. */
export const personId = (role: number, person: number): string =>
  `00000000-0000-7000-8000-0000${hex(role)}${hex(person)}`;

/** A desk with everybody free. First come, first served, so that who does it and when is known as soon as it comes. */
export function staffOf(scenario: Scenario, calendar: Calendar, tally: Tally): Staff {
  const noteTurn = inTurn();
  const people = new Map(scenario.staff.map(({ role, people: count }) => [role, count]));
  const peopleOf = (role: string): number => people.get(role) ?? scenario.otherRoles;
  const freeFrom = new Map<string, Float64Array>();
  const freeOf = (role: string): Float64Array => {
    const known = freeFrom.get(role);
    if (known !== undefined) return known;
    const made = new Float64Array(peopleOf(role));
    freeFrom.set(role, made);
    return made;
  };
  const ids = new Map<string, readonly string[]>();
  const idsOf = (role: string): readonly string[] => {
    const known = ids.get(role);
    if (known !== undefined) return known;
    const made = Array.from({ length: peopleOf(role) }, (_, person) => personId(ids.size + 1, person));
    ids.set(role, made);
    return made;
  };
  const roleOf = (roles: readonly string[]): string | null =>
    roles.find((role) => peopleOf(role) > 0) ?? null;
  return {
    peopleOf,
    roleOf,
    work(roles, minutes, from, stage, except = []) {
      noteTurn(from);
      let soonest: { readonly role: string; readonly person: number; readonly at: Instant } | null = null;
      for (const role of roles) {
        const free = freeOf(role);
        for (let person = 0; person < free.length; person += 1) {
          if (except.length > 0 && except.includes(idsOf(role)[person] ?? '')) continue;
          const at = Math.max(from, free[person] as number);
          if (soonest === null || at < soonest.at) soonest = { role, person, at };
          if (soonest.at <= from) break;
        }
        if (soonest !== null && soonest.at <= from) break;
      }
      if (soonest === null) {
        tally.unmanned(roles[0] ?? 'nobody', stage);
        return null;
      }
      const { role, person } = soonest;
      const begins = nextOpening(calendar, soonest.at) ?? from;
      const ends = minutes === 0 ? begins : (addWorkingTime(calendar, begins, minutes * minute) ?? begins);
      freeOf(role)[person] = ends;
      const waited = begins <= from ? 0 : workingTimeBetween(calendar, from, begins) / minute;
      tally.worked(role, stage, minutes, waited);
      return { at: Math.max(ends, from + 1), role, id: idsOf(role)[person] ?? '' };
    },
  };
}
