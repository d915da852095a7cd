import type { DayOpen, OpeningTimes } from '../../../app/public/opening-times.ts';
import { table } from '../../html/components/table.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { publicPage } from '../../html/layout/public.ts';
import { dateInWords, timeInWords } from '../../html/words/date.ts';

/** How to reach the organisation, and when (B12). */
export function contactPage(look: Look, times: OpeningTimes | null): Html {
  const title = 'Contact and opening times';
  return publicPage({
    look,
    title,
    body: html`<h1>${title}</h1><h2>By phone</h2><p><a href="tel:${look.phone.replaceAll(/[^+0-9]/g, '')}">${look.phone}</a></p>${look.outOfHours !== null && html`<p>${look.outOfHours}</p>`}<h2>Online</h2><p><a href="/report">Report something</a>, or answer any of our letters. Each has a link to your own page.</p><h2>In writing</h2><p>Answer any of our e-mails or letters. Quote the number of your query.</p>${times !== null && html`<h2>When we are open</h2><p>We answer in these hours. What reaches us when we are closed counts from when we next open.</p>${table({ caption: 'Opening times of the next days', hideCaption: true, columns: [{ title: 'Day' }, { title: 'Open' }], rows: times.days.map((day) => ({ cells: [dateInWords(day.date), hours(day, times.timezone)] })) })}`}`,
  });
}

const hours = ({ hours: open }: DayOpen, zone: string): string =>
  open === null ? 'Closed' : `${timeInWords(open.from, zone)} to ${timeInWords(open.to, zone)}`;
