import type { Slot } from '../../case/event.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dayOfDate } from '../../time/date.ts';
import { dayN } from '../../time/due.ts';
import type { Instant, LocalDate } from '../../time/types.ts';
import { instantOf, localDay } from '../../time/zone.ts';
import { inTurn } from './plans.ts';
import type { Scenario } from './scenario.ts';

/** Visits that those of a role have taken on, day by day: a time is offered only where somebody is free. */
export interface Diary {
  /** So many times on different working days, none before a date where one is given; null: nobody visits. */
  free(
    role: string,
    people: number,
    from: Instant,
    notice: number,
    count: number,
    notBefore: LocalDate | null,
  ): Slot[] | null;
  book(role: string, slot: Slot): void;
  release(role: string, slot: Slot): void;
}

const hour = 3_600_000;
/** So many working days ahead a diary is looked through. */
const ahead = 250;
/** Hours of the day at which visits begin: of the times offered at once each has its own. */
const starts = [9, 11, 14, 15];

/** Empty diaries of every role, in the working days of the calendar. */
export function diaryOf(scenario: Scenario, calendar: Calendar): Diary {
  const noteTurn = inTurn();
  const taken = new Map<string, Map<number, number>>();
  const ofRole = (role: string): Map<number, number> => {
    const days = taken.get(role) ?? new Map<number, number>();
    taken.set(role, days);
    return days;
  };
  const dayOf = (slot: Slot): number => localDay(calendar.zone, slot.from);
  const count = (role: string, slot: Slot, by: number): void => {
    const days = ofRole(role);
    days.set(dayOf(slot), (days.get(dayOf(slot)) ?? 0) + by);
  };
  return {
    free(role, people, from, notice, wanted, notBefore) {
      noteTurn(from);
      const capacity = people * scenario.visits.aDay;
      if (capacity === 0) return null;
      const days = ofRole(role);
      const slots: Slot[] = [];
      const soonest = notBefore === null ? 0 : dayOfDate(notBefore) + 1;
      for (let n = notice; slots.length < wanted && n < notice + ahead; n += 1) {
        const day = dayN(calendar, from, n, false);
        if (day === null) break;
        if (day < soonest || (days.get(day) ?? 0) >= capacity) continue;
        const at = instantOf(calendar.zone, day, 60 * (starts[slots.length % starts.length] as number));
        if (at > from) slots.push({ from: at, to: at + scenario.visits.hours * hour });
      }
      return slots;
    },
    book: (role, slot) => count(role, slot, 1),
    release: (role, slot) => count(role, slot, -1),
  };
}
