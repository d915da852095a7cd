import type { Instant, LocalDate } from '../../domain/time/types.ts';

const day = 86_400_000;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const opening =
  /\b(?:back|return(?:ing)?|until|till|til|through|available again|resume work)\b(?:\s+(?:again|to|in|the|my|work|office|desk|on|at|from|of|and|will|be|is|am))*\s*[:,-]?\s*/gi;
const dated =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:the\s+)?(\d{1,2})(?!\d|:|\.\d|\s*(?:am|pm|weeks?|days?|months?|hours?|o'clock)\b)(?:st|nd|rd|th)?(?:\s+of)?(?:\s+|-)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?[a-z]*\.?,?(?:\s+|-)?(\d{4})?/i;
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?/i;
const numeric = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?(?!\d)/i;
const iso = /^(\d{4})-(\d{2})-(\d{2})/;
const weekday = /^(?:next\s+|this\s+)?(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\b/i;

/**
 * The date until which, or on which, an absence notice says its writer is away; null when it states none. Dates
 * without a year or a month are the next such day after the receipt; `3/4` is 3 April, as Britain writes it.
 */
export function backOn(text: string, receivedAt: Instant): LocalDate | null {
  for (const match of text.slice(0, 4000).matchAll(opening)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 60);
    const found = readDate(rest, receivedAt);
    if (found !== null) return found;
  }
  return null;
}

function readDate(rest: string, receivedAt: Instant): LocalDate | null {
  const [, isoYear, isoMonth, isoDay] = iso.exec(rest) ?? [];
  if (isoYear !== undefined) return valid(Number(isoYear), Number(isoMonth), Number(isoDay));
  const slashed = numeric.exec(rest);
  if (slashed !== null) return resolve(Number(slashed[1]), Number(slashed[2]), year(slashed[3]), receivedAt);
  const american = monthFirst.exec(rest);
  if (american !== null)
    return resolve(Number(american[2]), monthNumber(american[1]), year(american[3]), receivedAt);
  const british = dated.exec(rest);
  if (british !== null)
    return resolve(Number(british[1]), monthNumber(british[2]), year(british[3]), receivedAt);
  const named = weekday.exec(rest);
  return named === null ? null : nextWeekday((named[1] ?? '').toLowerCase(), receivedAt);
}

/** The date with this day of the month that is meant; month 0 and year null stand for the next that fits. */
function resolve(
  dayOfMonth: number,
  month: number,
  inYear: number | null,
  receivedAt: Instant,
): LocalDate | null {
  const received = new Date(receivedAt);
  if (month !== 0 && inYear !== null) return valid(inYear, month, dayOfMonth);
  for (let ahead = 0; ahead < 24; ahead++) {
    const at = new Date(Date.UTC(received.getUTCFullYear(), received.getUTCMonth() + ahead, 1));
    const candidate = valid(at.getUTCFullYear(), at.getUTCMonth() + 1, dayOfMonth);
    const fits = month === 0 || at.getUTCMonth() + 1 === month;
    if (fits && candidate !== null && candidate >= received.toISOString().slice(0, 10)) return candidate;
  }
  return null;
}

function nextWeekday(name: string, receivedAt: Instant): LocalDate | null {
  const wanted = weekdays.indexOf(name);
  const today = new Date(receivedAt).getUTCDay();
  const ahead = (wanted - today + 7) % 7 || 7;
  return new Date(receivedAt + ahead * day).toISOString().slice(0, 10);
}

function valid(inYear: number, month: number, dayOfMonth: number): LocalDate | null {
  if (inYear < 1990 || inYear > 2199 || month < 1 || month > 12) return null;
  const date = new Date(Date.UTC(inYear, month - 1, dayOfMonth));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
    ? date.toISOString().slice(0, 10)
    : null;
}

function year(text: string | undefined): number | null {
  if (text === undefined) return null;
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthNumber(text: string | undefined): number {
  return text === undefined ? 0 : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}
