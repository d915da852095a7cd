import type { Instant } from '../../domain/time/types.ts';

export interface QuietHours {
  readonly timezone: string;
  /** 'HH:MM'; the same as `quietTo`: no quiet hours. */
  readonly quietFrom: string;
  readonly quietTo: string;
}

/** When the quiet hours that `now` lies in are over; null outside them. They may cross midnight. */
export function quietUntil(now: Instant, hours: QuietHours): Instant | null {
  if (hours.quietFrom === hours.quietTo) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(hours.timezone);
  const time = local.toPlainTime();
  const from = Temporal.PlainTime.from(hours.quietFrom);
  const to = Temporal.PlainTime.from(hours.quietTo);
  const afterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const beforeTo = Temporal.PlainTime.compare(time, to) < 0;
  const overnight = Temporal.PlainTime.compare(from, to) > 0;
  if (overnight ? !afterFrom && !beforeTo : !(afterFrom && beforeTo)) return null;
  const day = overnight && afterFrom ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return day.toZonedDateTime({ timeZone: hours.timezone, plainTime: to }).epochMilliseconds;
}
