import { readStaff } from '../../../app/desk/places.ts';
import type { StaffLine } from '../../../store/reads/staff-page.ts';
import { may, roles } from '../../access/permissions.ts';
import { table } from '../../html/components/table.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { dateInWords } from '../../html/words/date.ts';
import type { App, Parts } from '../../parts.ts';
import { nothingTyped } from '../case/typed.ts';
import { asked, sendDesk } from '../frame.ts';
import { keptNotice } from '../places/kept.ts';
import { type RowForm, rowForm } from '../places/row-form.ts';
import { fieldsOf } from '../words/form.ts';

const then = '/desk/staff';

/** Everybody at the desk: what they may do, who is away and who stands in. Only the keeper lets people in. */
export function staffRoutes(app: App, parts: Parts): void {
  app.get('/desk/staff', { config: { may: 'read places' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const { staff, today } = await readStaff(parts.ground, who.who.organisation, who.look.timezone);
    const here = staff.filter((row) => row.leftAt === null);
    const forms = html`<div class="deeds">${may(who.who.roles, 'edit places') && rowForm(absence(here, today), who.who.csrf, nothingTyped)}${may(who.who.roles, 'manage people') && rowForm(member(today), who.who.csrf, nothingTyped)}</div>${may(who.who.roles, 'invite staff') && invitation(parts.ground.publicUrl)}`;
    const body = html`<h1>Staff</h1>${staffTable(staff, today)}${forms}`;
    return sendDesk(request, reply, who, {
      title: 'Staff',
      place: then,
      told: keptNotice(fieldsOf(request.query)),
      body,
    });
  });
}

const staffTable = (staff: readonly StaffLine[], today: string): Html =>
  table({
    caption: 'Staff',
    hideCaption: true,
    columns: [
      { title: 'Name' },
      { title: 'Roles' },
      { title: 'Reach them' },
      { title: 'Area' },
      { title: 'Open cases', number: true },
    ],
    rows: staff.map((row) => ({
      id: `staff-${row.id}`,
      cells: [
        html`<span>${row.leftAt === null ? row.name : html`<s>${row.name}</s> ${tag('left')}`}${row.away.map((away) => html`<span class="under">${away.from <= today ? tag('away', 'mind') : 'away'} ${dateInWords(away.from)} to ${dateInWords(away.to)}${away.cover !== null && html`; ${away.cover} stands in`}</span>`)}</span>`,
        row.roles.join(', '),
        html`<span>${row.email}${row.phone !== null && html`<span class="under">${row.phone}</span>`}</span>`,
        row.area ?? '',
        html`<a href="/desk?manager=${row.id}">${row.open}</a>`,
      ],
    })),
  });

const absence = (staff: readonly StaffLine[], today: string): RowForm => {
  const people = staff.map(({ email, name }) => ({ value: email, text: name }));
  return {
    kind: 'absences',
    name: 'absence',
    title: 'Somebody is away',
    says: 'Letters and cards name whoever stands in while it lasts.',
    send: 'Note the absence',
    then,
    fields: [
      { column: 'staff e-mail', label: 'Who', choices: people },
      { column: 'from', label: 'First day away', kind: 'date', value: today },
      { column: 'to', label: 'Last day away', kind: 'date', value: today },
      { column: 'cover e-mail', label: 'Who stands in', choices: [{ value: '', text: 'Nobody' }, ...people] },
    ],
  };
};

const member = (today: string): RowForm => ({
  kind: 'staff',
  name: 'member',
  title: 'Add somebody, or change what they may do',
  says: `Known by their e-mail address. A last day (such as ${today}) ends their access.`,
  send: 'Keep it',
  then,
  fields: [
    { column: 'name', label: 'Name' },
    { column: 'e-mail', label: 'E-mail address', kind: 'email' },
    { column: 'phone', label: 'Phone', kind: 'tel' },
    { column: 'roles', label: 'Roles', several: true, choices: roles.map((text) => ({ value: text, text })) },
    { column: 'area', label: 'Area' },
    { column: 'left', label: 'Last day (if they leave)', kind: 'date' },
  ],
});

const invitation = (url: string): Html =>
  html`<p class="deed__says">Whoever is on this list signs in at <strong>${url}/desk</strong> with a code that is sent to their address. Where no mail can be sent, the machine’s own console makes a link: <code>bin/kept users invite ADDRESS</code>.</p>`;
