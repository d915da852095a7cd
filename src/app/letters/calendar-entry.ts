import type { Instant } from '../../domain/time/types.ts';
import { icalLines, icalText } from './ical-lines.ts';
import { icalTimezone, wallTime } from './ical-timezone.ts';

export interface CalendarEntry {
  /** Of the appointment, the same for all its life: a later file replaces the earlier one in a calendar. */
  readonly appointmentId: string;
  /** How often the appointment was moved or cancelled so far: a calendar keeps the highest. */
  readonly sequence: number;
  readonly from: Instant;
  readonly to: Instant;
  /** IANA. */
  readonly timezone: string;
  /** When this file was made. */
  readonly at: Instant;
  readonly cancelled: boolean;
  /** Who comes: calendars are shared and shown on locked screens, so nothing else is told there. */
  readonly organisation: string;
  readonly reference: string;
  readonly phone: string;
  /** The host name that makes the id unique in the world. */
  readonly host: string;
}

export interface CalendarFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string;
}

/**
 * An appointment for the reader's own calendar (RFC 5545; RFC 5546 for the meaning of METHOD and SEQUENCE). It names the
 * organisation, the reference and a phone number, and nothing of the reader, their home or what is wrong there.
 * Refused where the appointment would end before it begins.
 */
export function calendarEntry(entry: CalendarEntry): CalendarFile | { readonly refused: string } {
  const { from, to, timezone, at, cancelled } = entry;
  if (to <= from) return { refused: 'an appointment ends after it begins' };
  const method = cancelled ? 'CANCEL' : 'PUBLISH';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kept//Kept//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...icalTimezone(from, to, timezone),
    'BEGIN:VEVENT',
    `UID:${entry.appointmentId}@${entry.host}`,
    `DTSTAMP:${wallTime(at, 'UTC')}Z`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTART;TZID=${timezone}:${wallTime(from, timezone)}`,
    `DTEND;TZID=${timezone}:${wallTime(to, timezone)}`,
    `SUMMARY:${icalText(`Visit: ${entry.organisation}`)}`,
    `DESCRIPTION:${icalText(`Our reference: ${entry.reference}\nTo change it, ring ${entry.phone}.`)}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return {
    filename: 'visit.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: icalLines(lines),
  };
}
