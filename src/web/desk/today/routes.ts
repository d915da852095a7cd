import { choices, today } from '../../../app/desk/today.ts';
import { calendarsEnding, type Ending } from '../../../app/rules-change/calendar-end.ts';
import { may } from '../../access/permissions.ts';
import { onlyTheirs } from '../../access/who.ts';
import { notAllowed } from '../../errors/wrong.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { notice } from '../../html/components/notice.ts';
import { pagination } from '../../html/components/pagination.ts';
import { type Html, html } from '../../html/html.ts';
import { dateInWords } from '../../html/words/date.ts';
import type { App, Parts } from '../../parts.ts';
import { asked, firstPlace, sendDesk } from '../frame.ts';
import { fieldsOf } from '../words/form.ts';
import { afterIn, filterIn, nextPage } from './address.ts';
import { band } from './band.ts';
import { filters } from './filters.ts';
import { caseTable } from './row.ts';

/** Today: open cases by next deadline, 50 a page, with the unsafe, the vulnerable and today's calls on top. */
export function todayRoutes(app: App, parts: Parts): void {
  // The address at which everybody signs in; who sees no list is led to the first place open to them.
  app.get('/desk', { config: { staff: true } }, async (request, reply) => {
    const who = await asked(parts, request);
    const first = firstPlace(who.who);
    if (first === null) throw notAllowed();
    if (first !== '/desk') return reply.redirect(first, 303);
    const { organisation, staffId } = who.who;
    const fields = fieldsOf(request.query);
    const after = afterIn(fields);
    const zone = who.look.timezone;
    const operative = onlyTheirs(who.who, 'see today') ? staffId : null;
    const filter = { ...filterIn(fields, staffId), operative };
    const [now, offered] = await Promise.all([
      today(parts.ground, organisation, filter, after, zone),
      choices(parts.ground, organisation, zone),
    ]);
    const wall = { zone, now: now.now };
    const ending = await calendarsEnding(parts.ground, organisation);
    const list =
      now.cases.length === 0
        ? emptyState(
            after !== null
              ? 'That was the last page'
              : operative === null
                ? 'No open case here'
                : 'No visit of yours is booked',
            operative === null && html`<p><a href="/desk">Show all open cases</a></p>`,
          )
        : caseTable('Open cases by next deadline', now.cases, wall);
    const body = html`<div class="today"><h1>Today</h1>${ending.map(calendarEnds)}${after === null && band(now, wall)}${after === null && may(who.who.roles, 'read post room') && toSend(now.toSend)}
${operative === null && filters(offered, fields, now.needsPerson)}${list}
${pagination({ next: now.next === null ? undefined : nextPage(fields, now.next), previous: after === null ? undefined : '/desk', label: 'Pages of open cases' })}</div>`;
    return sendDesk(request, reply, who, {
      title: 'Today',
      place: '/desk',
      body,
      live: 'all',
      counts: now,
      wide: true,
    });
  });
}

/** Where no relay carries them, letters are read by nobody until a person sends them. */
function toSend(n: number): Html | null {
  if (n === 0) return null;
  const letters = n === 1 ? '1 letter waits' : `${n} letters wait`;
  return notice({
    kind: 'mind',
    title: `${letters} to be printed or sent by hand`,
    body: html`<p>Nobody has them yet, and what they promise is not kept before. <a href="/desk/letters?shelf=print">Open the post room</a></p>`,
  });
}

/** From 120 days before: past the last published day no date can be told. */
const calendarEnds = ({ calendar, lastDay }: Ending): Html =>
  notice({
    kind: 'mind',
    title: `Bank holidays are published only to ${dateInWords(lastDay)}`,
    body: html`<p>Dates after that are awaited in <a href="/desk/calendar?calendar=${encodeURIComponent(calendar)}">${calendar}</a>. The keeper takes in the newer ones: <code>kept calendars update https://www.gov.uk/bank-holidays.json</code></p>`,
  });
