import { localDate } from '../../../app/local-date.ts';
import {
  type CalendarNow,
  calendarsNow,
  hoursChange,
  monthsOfYear,
  newestEditions,
  someLag,
} from '../../../app/rules-change/calendar.ts';
import { carryOutChange } from '../../../app/rules-change/carry-out.ts';
import { previewChange } from '../../../app/rules-change/preview.ts';
import { may } from '../../access/permissions.ts';
import { notFound } from '../../errors/wrong.ts';
import { button } from '../../html/components/button.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { form } from '../../html/components/form.ts';
import { notice } from '../../html/components/notice.ts';
import { type Html, html } from '../../html/html.ts';
import { dateInWords } from '../../html/words/date.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { laterQuestion, previewOf } from '../rules/preview.ts';
import { type Fields, fieldsOf, one } from '../words/form.ts';
import { calendarForms } from './forms.ts';
import { changeIn } from './typed.ts';
import { oddDays, yearOf } from './year.ts';

const place = '/desk/calendar';
/** So many cases follow in one request; the rest by the same button again. */
const mostAtOnce = 2_000;

/** The days on which the desk is open: a year at a glance; the keeper closes a date or changes hours, shown beforehand. */
export function calendarRoutes(app: App, parts: Parts): void {
  app.get(place, { config: { may: 'read rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.query);
    const body = await page(parts, who, fields, null, []);
    const done =
      one(fields, 'kept') === 'yes' && notice({ kind: 'done', title: 'Done. Open cases count by it now.' });
    return sendDesk(request, reply, who, { title: 'Calendar', place, told: done, body, wide: true });
  });

  app.get(`${place}/preview`, { config: { may: 'change rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.query);
    const shown = await previewPage(parts, who, fields);
    if ('errors' in shown) {
      const body = await page(parts, who, fields, fields, shown.errors);
      const errors = shown.errors.map((row) => ({
        ...row,
        field: `${one(fields, 'do').replaceAll(' ', '-')}-${row.field}`,
      }));
      return sendDesk(request, reply, who, { title: 'Calendar', place, errors, body, wide: true }, 422);
    }
    return sendDesk(request, reply, who, { title: 'What would move', place, crumbs, body: shown.body });
  });

  app.post(place, { config: { may: 'change rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.body);
    const wanted = await wantedIn(parts, who, fields);
    const reason = one(fields, 'reason').slice(0, 1_000);
    const putOff = one(fields, 'later') === 'put off';
    const wrong =
      'errors' in wanted
        ? wanted.errors
        : putOff && reason === ''
          ? [{ field: 'reason', message: 'Say why the dates are put off: the letters say it' }]
          : null;
    const done =
      wrong !== null || 'errors' in wanted
        ? null
        : await carryOutChange(parts.ground, who.who.organisation, wanted.change, {
            by: { kind: 'staff', id: who.who.staffId, roles: who.who.roles },
            later: putOff ? { putOffBecause: reason } : 'stays',
            most: mostAtOnce,
          });
    if (done !== null && !('refused' in done))
      return reply.redirect(`${place}?calendar=${encodeURIComponent(one(fields, 'calendar'))}&kept=yes`, 303);
    const errors = wrong ?? [{ field: 'do', message: done?.refused ?? 'Please try again' }];
    const shown = await previewPage(parts, who, fields, errors);
    const body = 'errors' in shown ? await page(parts, who, fields, null, errors) : shown.body;
    return sendDesk(request, reply, who, { title: 'What would move', place, crumbs, errors, body }, 422);
  });
}

const crumbs = [{ text: 'Calendar', href: place }];

/** The change that the fields ask for; errors where they are wrong, or the calendar is another one by now. */
async function wantedIn(parts: Parts, who: Asked, fields: Fields) {
  const { ground } = parts;
  const { organisation } = who.who;
  if (one(fields, 'do') === 'follow') return newestEditions(ground, organisation);
  const typed = changeIn(fields);
  if ('errors' in typed) return typed;
  const name = one(fields, 'calendar');
  const current = (await calendarsNow(ground, organisation)).find((row) => row.name === name);
  if (current?.spec.version !== one(fields, 'edition'))
    return { errors: [{ field: 'date', message: 'The calendar was changed meanwhile: look at it again' }] };
  const made = await hoursChange(ground, organisation, name, typed);
  return 'refused' in made ? { errors: [{ field: 'date', message: made.refused }] } : made;
}

async function previewPage(
  parts: Parts,
  who: Asked,
  fields: Fields,
  errors: readonly FieldError[] = [],
): Promise<{ readonly body: Html } | { readonly errors: readonly FieldError[] }> {
  const wanted = await wantedIn(parts, who, fields);
  if ('errors' in wanted) return wanted;
  const now = await parts.ground.now(who.who.organisation);
  const preview = await previewChange(parts.ground, who.who.organisation, wanted.change);
  const days = wanted.days.flatMap((row) => row.days);
  const reason = errors.find((row) => row.field === 'reason')?.message;
  const kept = Object.keys(fields).filter((name) => !['csrf', 'later', 'reason'].includes(name));
  const confirm = form({
    action: place,
    csrf: who.who.csrf,
    body: html`${kept.map((name) => html`<input type="hidden" name="${name}" value="${one(fields, name)}">`)}${laterQuestion(preview, reason)}${button({ text: 'Confirm this change' })}<p><a href="${place}">Leave everything as it is</a></p>`,
  });
  const view = { zone: who.look.timezone, now, linked: may(who.who.roles, 'read case') };
  return {
    body: html`<h1>What would move</h1>${days.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${days.slice(0, 50).map((day) => html`<li>${dateInWords(day.date)}: ${day.change}${day.name !== '' && ` (${day.name})`}</li>`)}</ul>`}${previewOf(preview, view, confirm)}`,
  };
}

async function page(
  parts: Parts,
  who: Asked,
  fields: Fields,
  typed: Fields | null,
  errors: readonly FieldError[],
): Promise<Html> {
  const { organisation } = who.who;
  const calendars = await calendarsNow(parts.ground, organisation);
  const rules = await parts.ground.rules.of(organisation);
  const used = new Set(
    [...rules.inForce.values()].map((row) => row.calendar.slice(0, row.calendar.lastIndexOf('@'))),
  );
  const shown: CalendarNow | undefined =
    calendars.find((row) => row.name === one(fields, 'calendar')) ??
    calendars.find((row) => used.has(row.name)) ??
    calendars[0];
  if (shown === undefined) throw notFound();
  const today = localDate(await parts.ground.now(organisation), shown.spec.timezone);
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(one(fields, 'year') || thisYear);
  const first = shown.spec.firstYear ?? thisYear - 5;
  const last = shown.spec.lastYear ?? thisYear + 5;
  const year = Math.min(Math.max(Number.isInteger(asked) ? asked : thisYear, first), last);
  const link = (of: number, text: string): Html =>
    html`<a href="${place}?calendar=${encodeURIComponent(shown.name)}&amp;year=${of}">${text}</a>`;
  const lagging =
    may(who.who.roles, 'change rules') && (await someLag(parts.ground, organisation))
      ? notice({
          kind: 'mind',
          title: 'Some open cases count by an earlier edition',
          body: html`<p><a href="${place}/preview?do=follow&amp;calendar=${encodeURIComponent(shown.name)}">Show what moves if they follow</a></p>`,
        })
      : null;
  const months = monthsOfYear(shown.spec, year);
  const others = calendars.filter((row) => row.name !== shown.name);
  return html`<h1>Calendar</h1>${lagging}<p class="lead">${shown.name}, edition ${shown.spec.version}. Bank holidays are published to the end of ${last}.</p><p>${year > first && link(year - 1, `${year - 1}`)} <strong>${year}</strong> ${year < last && link(year + 1, `${year + 1}`)}</p>${yearOf(months, today)}${
    may(who.who.roles, 'change rules')
      ? calendarForms({ name: shown.name, spec: shown.spec, typed, errors })
      : html`<p class="quiet">Your keeper changes these.</p>`
  }${oddDays(months, year)}${others.length > 0 && html`<h2>Other calendars</h2><ul class="govuk-list">${others.map((row) => html`<li><a href="${place}?calendar=${encodeURIComponent(row.name)}">${row.name}</a></li>`)}</ul>`}`;
}
