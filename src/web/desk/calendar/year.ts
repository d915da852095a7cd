import { wordTime } from '../../../app/letters/day.ts';
import type { DayOfYear } from '../../../domain/time/year-view.ts';
import { table } from '../../html/components/table.ts';
import { type Html, html } from '../../html/html.ts';
import { dateInWords } from '../../html/words/date.ts';
import { dayNames } from './typed.ts';

const weekdays = Object.values(dayNames);
const looks = {
  open: 'open',
  off: 'off',
  holiday: 'holiday',
  closure: 'closure',
  short: 'short',
  'other hours': 'other',
};
const kinds = {
  open: 'open',
  off: 'closed every week',
  holiday: 'bank holiday',
  closure: 'our own closure',
  short: 'a shorter day',
  'other hours': 'other hours than the week',
};

/** A year as a picture: twelve small months. */
export function yearOf(months: readonly (readonly DayOfYear[])[], today: string): Html {
  return html`<div class="year">${months.map((days) => month(days, today))}</div>
<ul class="year__key" aria-hidden="true">${(['holiday', 'closure', 'short', 'off'] as const).map((kind) => html`<li>${keyOf(kind)} ${kinds[kind]}</li>`)}</ul>`;
}

/** What is not as every week, in words. */
export function oddDays(months: readonly (readonly DayOfYear[])[], year: number): Html | null {
  const odd = months.flat().filter(({ kind }) => kind !== 'open' && kind !== 'off');
  if (odd.length === 0) return null;
  return table({
    caption: `Days of ${year} that are not as every week`,
    columns: [{ title: 'Date' }, { title: 'What' }, { title: 'Hours' }],
    rows: odd.slice(0, 120).map((day) => ({
      cells: [dateInWords(day.date, year), inWords(day), hoursInWords(day)],
    })),
  });
}

const hoursInWords = ({ hours }: DayOfYear): string =>
  hours.length === 0
    ? 'closed'
    : hours.map(([from, to]) => `${wordTime(from)} to ${wordTime(to)}`).join(', ');

/** The name says enough where it holds the kind: "Spring bank holiday". */
function inWords({ name, kind }: DayOfYear): string {
  if (name === '') return kinds[kind];
  return name.toLowerCase().includes(kinds[kind]) ? name : `${name} (${kinds[kind]})`;
}

const keyOf = (kind: DayOfYear['kind']): Html =>
  html`<span class="year__swatch month__${looks[kind]}">1</span>`;

function month(days: readonly DayOfYear[], today: string): Html {
  const title = Temporal.PlainDate.from(days[0]?.date ?? today).toLocaleString('en-GB', {
    month: 'long',
    year: 'numeric',
  });
  const cells: Html[] = Array.from(
    { length: days[0]?.weekday ?? 0 },
    () => html`<td class="month__none"></td>`,
  );
  for (const day of days) cells.push(cellOf(day, today));
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7));
  return html`<table class="month"><caption>${title}</caption><thead><tr>${weekdays.map((name) => html`<th scope="col"><span aria-hidden="true">${name.slice(0, 1)}</span><span class="govuk-visually-hidden">${name}</span></th>`)}</tr></thead><tbody>${weeks.map((week) => html`<tr>${week}</tr>`)}</tbody></table>`;
}

function cellOf(day: DayOfYear, today: string): Html {
  const n = Number(day.date.slice(8));
  const plain = day.kind === 'open' || day.kind === 'off';
  return html`<td class="month__${looks[day.kind]}${day.date === today && ' month__today'}"${!plain && html` title="${inWords(day)}"`}>${n}${!plain && html`<span class="govuk-visually-hidden"> – ${inWords(day)}</span>`}</td>`;
}
