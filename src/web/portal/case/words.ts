import type { PromiseSeen } from '../../../app/customer/dates.ts';
import type { CustomerView } from '../../../app/customer/view.ts';
import type { Slot } from '../../../domain/case/event.ts';
import type { Instant } from '../../../domain/time/types.ts';
import { dateInWords, dayInWords, momentInWords, timeInWords } from '../../html/words/date.ts';

type Wall = Pick<CustomerView, 'timezone' | 'now'>;

/** 'Tuesday 14 October, 8am to 1pm'. */
export const slotWords = (slot: Slot, { timezone, now }: Wall): string =>
  `${dayInWords(slot.from, timezone, now)}, ${timeInWords(slot.from, timezone)} to ${timeInWords(slot.to, timezone)}`;

/** 'by the end of Tuesday 14 October', 'by Tuesday 14 October, 5pm'. */
export function dueWords(promise: PromiseSeen, { timezone, now }: Wall): string {
  if (promise.due === null) return 'the date follows: its calendar is not published yet';
  const said = promise.date === null ? endWords(promise.due, timezone, now) : dateInWords(promise.date);
  return promise.state === 'late' ? `was due by ${said}` : `by ${said}`;
}

/** Midnight that ends a day is told as the end of that day. */
export function endWords(at: Instant, zone: string, now?: Instant): string {
  const midnight = timeInWords(at, zone) === 'midnight';
  return midnight ? `the end of ${dayInWords(at - 1, zone, now)}` : momentInWords(at, zone, now);
}

const others: Record<string, string> = {
  client: 'your builder or housing provider',
  homeowner: 'the person who lives there',
  requester: 'the person who reported it',
  operative: 'the person who visits',
};

/** Somebody else who is waited for, in words. */
export const whoWords = (role: string): string => others[role] ?? role;
