import type { ClientPage } from '../../../store/reads/clients-page.ts';
import type { StaffChoice } from '../../../store/reads/desk-choices.ts';
import type { HomePage, SitePage } from '../../../store/reads/homes-page.ts';
import type { RowField, RowForm } from './row-form.ts';

const kinds = ['house-builder', 'developer', 'social-housing provider'].map((text) => ({
  value: text,
  text,
}));
const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];
const posts = ['buyer', 'site', 'director', 'customer care', 'reporting'].map((text) => ({
  value: text,
  text,
}));
const channels = [
  { value: '', text: 'No matter' },
  ...['email', 'phone', 'post'].map((text) => ({ value: text, text })),
];

const hidden = (column: string, value: string): RowField => ({
  column,
  label: column,
  kind: 'hidden',
  value,
});

/** A client and one site of it: every client has a site, or nobody can report a home there. */
export const newClient = (then: string): RowForm => ({
  kind: 'homes',
  name: 'new-client',
  title: 'Add a client with a site',
  send: 'Add it',
  then,
  fields: [
    { column: 'client', label: 'Name of the client' },
    { column: 'client kind', label: 'Kind', choices: kinds },
    {
      column: 'client domains',
      label: 'Domain of their e-mail',
      hint: 'Such as northmoorhomes.example; several with ; between',
    },
    {
      column: 'client complaint days',
      label: 'Days of their own complaint clock',
      hint: 'Calendar days, if they have one',
    },
    { column: 'homeowners may report direct', label: 'May homeowners report to us direct?', choices: yesNo },
    { column: 'site', label: 'Name of the site' },
    { column: 'site postcodes', label: 'Postcodes of the site', hint: 'Several with ; between' },
    { column: 'area', label: 'Area' },
    { column: 'plot', label: 'First plot', hint: 'More can be imported' },
  ],
});

/** The same row says what a client is like: what changes is written over. */
export const changeClient = (client: ClientPage, then: string): RowForm => ({
  kind: 'homes',
  name: 'client',
  title: 'Change how we work with them',
  send: 'Change it',
  then,
  fields: [
    hidden('client', client.name),
    hidden('client code', client.code),
    hidden('site', client.sites[0]?.name ?? ''),
    hidden('site code', client.sites[0]?.code ?? ''),
    { column: 'client kind', label: 'Kind', choices: kinds, value: client.kind },
    { column: 'client domains', label: 'Domains of their e-mail', value: client.domains.join('; ') },
    {
      column: 'client complaint days',
      label: 'Days of their own complaint clock',
      value: client.complaintDays === null ? '' : String(client.complaintDays),
    },
    {
      column: 'homeowners may report direct',
      label: 'May homeowners report to us direct?',
      choices: yesNo,
      value: client.directReports ? 'yes' : 'no',
    },
    {
      column: 'tell homeowners not ours',
      label: 'Do we tell homeowners when it is not ours?',
      choices: yesNo,
      value: client.tellHomeownerNotOurs ? 'yes' : 'no',
    },
    {
      column: 'client trading',
      label: 'Still trading?',
      choices: yesNo,
      value: client.trading ? 'yes' : 'no',
    },
  ],
});

const siteChoice = (client: ClientPage): RowField => ({
  column: 'site',
  label: 'For which site',
  choices: [
    { value: '', text: 'All of them' },
    ...client.sites.map(({ name }) => ({ value: name, text: name })),
  ],
});

export const newContact = (client: ClientPage, today: string, then: string): RowForm => ({
  kind: 'client-contacts',
  name: 'contact',
  title: 'Add or change one of their people',
  says: 'The same name, post and site changes what is known; a last day ends it.',
  send: 'Keep it',
  then,
  fields: [
    hidden('client', client.name),
    siteChoice(client),
    { column: 'name', label: 'Name' },
    { column: 'post', label: 'Post', choices: posts },
    { column: 'e-mail', label: 'E-mail address', kind: 'email' },
    { column: 'phone', label: 'Phone', kind: 'tel' },
    { column: 'from', label: 'From', kind: 'date', value: today },
    { column: 'to', label: 'Last day (if it is known)', kind: 'date' },
  ],
});

export const newNamedContact = (
  client: ClientPage,
  staff: readonly StaffLineChoice[],
  today: string,
  then: string,
): RowForm => ({
  kind: 'named-contacts',
  name: 'named',
  title: 'Name who looks after them',
  says: 'Whoever was named before ends on the day before.',
  send: 'Name them',
  then,
  fields: [
    hidden('client', client.name),
    siteChoice(client),
    {
      column: 'staff e-mail',
      label: 'Who',
      choices: staff.map(({ email, name }) => ({ value: email, text: name })),
    },
    { column: 'from', label: 'From', kind: 'date', value: today },
  ],
});

export const newReportingLine = (client: ClientPage, today: string, then: string): RowForm => ({
  kind: 'reporting-lines',
  name: 'line',
  title: 'Agree who is told',
  says: 'Outcomes, warnings and closures go to this person (A8).',
  send: 'Agree it',
  then,
  fields: [
    hidden('client', client.name),
    siteChoice(client),
    {
      column: 'contact',
      label: 'Who',
      choices: [...new Set(client.contacts.filter(({ to }) => to === null).map(({ name }) => name))].map(
        (text) => ({ value: text, text }),
      ),
    },
    { column: 'from', label: 'From', kind: 'date', value: today },
  ],
});

export const newHome = (site: SitePage, then: string): RowForm => ({
  kind: 'homes',
  name: 'home',
  title: 'Add a home, or say more of one',
  says: 'A plot that is known is described anew; an empty field changes nothing.',
  send: 'Keep it',
  then,
  fields: [
    hidden('client', site.client),
    hidden('client code', site.clientCode),
    hidden('site', site.name),
    hidden('site code', site.code),
    { column: 'plot', label: 'Plot' },
    { column: 'address', label: 'Postal address' },
    { column: 'postcode', label: 'Postcode' },
    { column: 'completion date', label: 'Legal completion', kind: 'date' },
    ...personFields('', ''),
  ],
});

export const changeHome = (home: HomePage, today: string, then: string): RowForm => ({
  kind: 'homes',
  name: 'home',
  title: 'Change the home or who lives there',
  says: 'Somebody new begins on the day given; whoever lived there before ends the day before.',
  send: 'Change it',
  then,
  fields: [
    hidden('client', home.client),
    hidden('client code', home.clientCode),
    hidden('site', home.site),
    hidden('site code', home.siteCode),
    { column: 'plot', label: 'Plot', value: home.plot },
    { column: 'address', label: 'Postal address', value: home.address },
    { column: 'postcode', label: 'Postcode', value: home.postcode },
    { column: 'completion date', label: 'Legal completion', kind: 'date', value: home.completedOn },
    ...personFields(home.people.find(({ to }) => to === null)?.name ?? '', today, home),
  ],
});

export type StaffLineChoice = Pick<StaffChoice, 'name'> & { readonly email: string };

function personFields(name: string, from: string, home?: HomePage): RowField[] {
  const person = home?.people.find(({ to }) => to === null);
  const point = (channel: string) => person?.points.find((row) => row.channel === channel)?.value ?? '';
  return [
    { column: 'homeowner', label: 'Homeowner', value: name },
    { column: 'lives there from', label: 'Lives there from', kind: 'date', value: person?.from ?? from },
    { column: 'e-mail', label: 'E-mail address', kind: 'email', value: point('email') },
    { column: 'phone', label: 'Phone', kind: 'tel', value: point('phone') },
    {
      column: 'preferred channel',
      label: 'Would rather be reached by',
      choices: channels,
      value: person?.prefers ?? '',
    },
    { column: 'preferred times', label: 'Best times', value: person?.prefersTimes ?? '' },
    {
      column: 'needs',
      label: 'Needs',
      hint: 'Several with ; between',
      value: person?.needs.join('; ') ?? '',
    },
    {
      column: 'safe contact only',
      label: 'Only by the way they chose?',
      choices: [
        { value: 'no', text: 'No' },
        { value: 'yes', text: 'Yes' },
      ],
      value: person?.safeContactOnly === true ? 'yes' : 'no',
    },
  ];
}
