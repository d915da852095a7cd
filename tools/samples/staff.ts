import { clients } from './places.ts';

type Row = Readonly<Record<string, string>>;

const at = (first: string, last: string): string => `${first}.${last}@alderfinch.example`.toLowerCase();
let line = 100;
const member = (name: string, roles: string, area = ''): Row => {
  const [first = '', last = ''] = name.split(' ');
  line += 1;
  return { name, 'e-mail': at(first, last), phone: `01632 960${line}`, roles, area };
};

export const staff: readonly Row[] = [
  member('Priya Nair', 'care manager', 'Yorkshire'),
  member('Colm Daly', 'care manager', 'North-west'),
  member('Rosalind Pike', 'care manager', 'Midlands'),
  member('Errol Grant', 'care manager', 'South'),
  member('Ruth Adeyemi', 'senior administrator'),
  member('Gwen Tudor', 'senior administrator'),
  member('Dev Malhotra', 'administrator'),
  member('Sinead Roche', 'administrator'),
  member('Kasia Wrona', 'administrator'),
  member('Dan Whitlock', 'operations planner'),
  member('Bev Ackroyd', 'site operative', 'Yorkshire'),
  member('Junaid Mir', 'site operative', 'North-west'),
  member('Stan Holroyd', 'site operative', 'Yorkshire'),
  member('Lorraine Finch', 'site operative', 'Midlands'),
  member('Mateus Lopes', 'site operative', 'South'),
  member('Darren Sykes', 'fitter', 'Yorkshire'),
  member('Wojtek Lis', 'fitter', 'Yorkshire'),
  member('Carl Ashworth', 'fitter', 'North-west'),
  member('Femi Balogun', 'fitter', 'North-west'),
  member('Alun Prosser', 'fitter', 'Midlands'),
  // Subcontractors.
  member('Jez Tranter', 'fitter', 'Midlands'),
  member('Nathan Kemp', 'fitter', 'South'),
  member('Shaun Rigby', 'fitter', 'North-west'),
  member('Iwan Maddox', 'fitter', 'Yorkshire'),
  member('Margaret Thorne', 'director'),
  member('Olu Sanya', 'keeper'),
  member('Tim Garside', 'care manager', 'Yorkshire'),
];

/** Left last month. */
export const leavers: readonly Row[] = staff
  .filter((row) => row.name === 'Tim Garside')
  .map((row) => ({ ...row, left: '2026-10-23' }));

/** On leave now, with somebody who stands in. */
export const absences: readonly Row[] = [
  {
    'staff e-mail': at('Colm', 'Daly'),
    from: '2026-11-16',
    to: '2026-11-29',
    'cover e-mail': at('Priya', 'Nair'),
  },
  {
    'staff e-mail': at('Sinead', 'Roche'),
    from: '2026-12-21',
    to: '2027-01-04',
    'cover e-mail': at('Kasia', 'Wrona'),
  },
];

const from = '2026-01-05';
const contact = (
  client: string,
  site: string,
  name: string,
  post: string,
  email: string,
  phone: string,
): Row => ({
  client,
  site,
  name,
  post,
  'e-mail': email,
  phone,
  from,
});

const northmoor = 'Northmoor Homes';
const castle = 'Castle Green Developments';
const ashfield = 'Ashfield Housing Association';
const calder = 'Calder Borough Council';
const pennine = 'Pennine and Dale Homes';
const siteManagers = [
  'Gary Stone',
  'Mandy Firth',
  'Paul Eccles',
  'Ros Tate',
  'Vic Amos',
  'Lee Barrow',
  'Jo Metcalf',
  'Andy Prior',
  'Kit Sumner',
];

const ofSites: readonly Row[] = clients
  .filter(({ name }) => name === northmoor || name === castle)
  .flatMap((client) => client.sites.map((site) => ({ client, site })))
  .map(({ client, site }, n) => {
    const name = siteManagers[n] ?? 'Site office';
    const local = n === 0 ? 'gary.site' : `${name.split(' ')[0]?.toLowerCase()}.site`;
    return contact(
      client.name,
      site.name,
      name,
      'site',
      `${local}@${client.domain}`,
      `07700 900${String(n + 30).padStart(3, '0')}`,
    );
  });

export const clientContacts: readonly Row[] = [
  contact(
    northmoor,
    '',
    'Customer Care',
    'customer care',
    'customercare@northmoorhomes.example',
    '01632 960211',
  ),
  contact(northmoor, '', 'Alison Beale', 'buyer', 'buying@northmoorhomes.example', '01632 960214'),
  contact(northmoor, '', 'Robert Naylor', 'director', 'r.naylor@northmoorhomes.example', '01632 960215'),
  contact(castle, '', 'Lena Fry', 'buyer', 'buyer2@castlegreen-dev.example', '01632 960212'),
  contact(castle, '', 'Priya Shah', 'director', 'director@castlegreen-dev.example', '01632 960216'),
  contact(castle, '', 'Aftersales', 'customer care', 'aftersales@castlegreen-dev.example', '01632 960217'),
  contact(ashfield, '', 'Lettings', 'reporting', 'lettings@ashfieldha.example', '01632 960213'),
  contact(ashfield, '', 'Marcia Bell', 'buyer', 'purchasing@ashfieldha.example', '01632 960218'),
  contact(ashfield, '', 'Ivor Penn', 'director', 'i.penn@ashfieldha.example', '01632 960219'),
  contact(
    ashfield,
    'Larch Court',
    'Northmoor for Larch Court',
    'reporting',
    'larchcourt@northmoorhomes.example',
    '01632 960220',
  ),
  contact(calder, '', 'Voids Team', 'reporting', 'voids@calderborough.example', '01632 960221'),
  contact(calder, '', 'Jill Crowther', 'buyer', 'procurement@calderborough.example', '01632 960222'),
  contact(
    pennine,
    '',
    'Office of the administrator',
    'customer care',
    'aftercare@pennine-dale.example',
    '01632 960223',
  ),
  ...ofSites,
];

export const reportingLines: readonly Row[] = [
  { client: northmoor, contact: 'Customer Care', from },
  { client: castle, contact: 'Aftersales', from },
  // One provider is told direct, and for homes bought on the builder's site the builder is told.
  { client: ashfield, site: 'Weir Court', contact: 'Lettings', from },
  { client: ashfield, site: 'Larch Court', contact: 'Northmoor for Larch Court', from },
  { client: calder, contact: 'Voids Team', from },
  { client: pennine, contact: 'Office of the administrator', from },
];

const manager: Readonly<Record<string, string>> = {
  Yorkshire: at('Priya', 'Nair'),
  'North-west': at('Colm', 'Daly'),
  Midlands: at('Rosalind', 'Pike'),
  South: at('Errol', 'Grant'),
};

export const namedContacts: readonly Row[] = [
  ...clients.flatMap((client) =>
    client.sites.map((site) => ({
      client: client.name,
      site: site.name,
      'staff e-mail': site.name === 'Kiln Field' ? at('Tim', 'Garside') : (manager[site.area] ?? ''),
      from,
      to: site.name === 'Kiln Field' ? '2026-10-23' : '',
    })),
  ),
  { client: northmoor, site: 'Kiln Field', 'staff e-mail': at('Priya', 'Nair'), from: '2026-10-24', to: '' },
  { client: northmoor, site: '', 'staff e-mail': at('Priya', 'Nair'), from, to: '' },
  { client: castle, site: '', 'staff e-mail': at('Errol', 'Grant'), from, to: '' },
  { client: ashfield, site: '', 'staff e-mail': at('Colm', 'Daly'), from, to: '' },
];
