import { changeSettings, readSettings } from '../../../app/desk/settings.ts';
import { choices } from '../../../app/desk/today.ts';
import type { Settings } from '../../../store/reads/staff-page.ts';
import { may } from '../../access/permissions.ts';
import { notFound } from '../../errors/wrong.ts';
import { button } from '../../html/components/button.ts';
import { definitionList } from '../../html/components/definition-list.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { form } from '../../html/components/form.ts';
import { notice } from '../../html/components/notice.ts';
import { select } from '../../html/components/select.ts';
import { textField } from '../../html/components/text-field.ts';
import { html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { type Fields, fieldsOf, idIn, one } from '../words/form.ts';

const place = '/desk/settings';

/** What the organisation says of itself, and how careful its letters are. The keeper changes it. */
export function settingsRoutes(app: App, parts: Parts): void {
  app.get(place, { config: { may: 'hold letters' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.query);
    const told =
      one(fields, 'kept') === 'yes' &&
      notice({ kind: 'done', title: 'Kept. Pages show it within half a minute.' });
    return sendDesk(request, reply, who, {
      title: 'Settings',
      place,
      told,
      body: await body(parts, who, null, []),
    });
  });

  app.post(place, { config: { may: 'manage people' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.body);
    const answer = await changeSettings(parts.ground, who.who.organisation, {
      phone: one(fields, 'phone').slice(0, 50),
      outOfHours: one(fields, 'outOfHours').slice(0, 300) || null,
      mailName: one(fields, 'mailName').slice(0, 100),
      lettersPerDay: Number(one(fields, 'lettersPerDay')),
      quietFrom: one(fields, 'quietFrom'),
      quietTo: one(fields, 'quietTo'),
      dutyLead: idIn(fields, 'dutyLead'),
      accent: one(fields, 'accent').toLowerCase().replace('#', ''),
    });
    if ('done' in answer) return reply.redirect(`${place}?kept=yes`, 303);
    const errors = [{ field: answer.about, message: answer.refused }];
    return sendDesk(
      request,
      reply,
      who,
      { title: 'Settings', place, errors, body: await body(parts, who, fields, errors) },
      422,
    );
  });
}

async function body(parts: Parts, who: Asked, typed: Fields | null, errors: readonly FieldError[]) {
  const settings = await readSettings(parts.ground, who.who.organisation);
  if (settings === null) throw notFound();
  const { staff } = await choices(parts.ground, who.who.organisation, who.look.timezone);
  const facts = definitionList([
    { term: 'Organisation', value: settings.name },
    { term: 'Letters come from', value: settings.mailAddress },
    { term: 'Letters', value: settings.holds ? html`held: <a href="/desk/letters">Post room</a>` : 'go out' },
  ]);
  if (!may(who.who.roles, 'manage people'))
    return html`<h1>Settings</h1>${facts}<p class="quiet">Your keeper changes these.</p>`;
  const value = (name: keyof Settings) => (typed === null ? String(settings[name] ?? '') : one(typed, name));
  const field = (name: keyof Settings, label: string, hint?: string) =>
    textField({
      name,
      label,
      ...(hint === undefined ? {} : { hint }),
      value: value(name),
      error: errorAt(errors, name),
      autocomplete: 'off',
    });
  const leads = staff.filter((row) =>
    row.roles.some((role) => role === 'care manager' || role === 'senior administrator'),
  );
  return html`<h1>Settings</h1>${facts}${form({
    action: place,
    csrf: who.who.csrf,
    body: html`${field('phone', 'Phone number in every letter')}${field('outOfHours', 'Out of hours', 'One sentence, as people read it')}${field('mailName', 'Name that letters come from')}${select({ name: 'dutyLead', label: 'Duty lead', hint: 'Named where nobody else is', value: value('dutyLead'), choices: [{ value: '', text: 'Nobody' }, ...leads.map((row) => ({ value: row.id, text: row.name }))] })}${field('lettersPerDay', 'Letters a day to one recipient, at most')}${field('quietFrom', 'Quiet from', 'No letter of its own accord goes out after this time')}${field('quietTo', 'Quiet until')}${field('accent', 'Colour of the organisation', 'Six digits or letters a to f; empty for Kept’s own')}${button({ text: 'Keep these' })}`,
  })}`;
}
