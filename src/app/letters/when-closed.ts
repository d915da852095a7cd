import { unlessUnpublished } from '../../domain/case/unpublished.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { isWorking } from '../../domain/time/operations.ts';
import type { Instant } from '../../domain/time/types.ts';

/** How to reach the organisation when it is closed, for a letter written then: its own sentence; null while it is open. */
export const whenClosed = (sentence: string | null, calendar: Calendar, at: Instant): string | null =>
  unlessUnpublished(() => isWorking(calendar, at), false) ? null : sentence;
