import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pick } from '../src/app/training/chance.ts';
import { chance } from '../src/domain/chance.ts';
import { type HomeCells, homeHeading, homesOf, people } from './samples/homes.ts';
import { clients } from './samples/places.ts';
import { absences, clientContacts, leavers, namedContacts, reportingLines, staff } from './samples/staff.ts';

// Writes rulebook/samples/maker: the invented organisation of the training desk. The same seed, the same files. Dates
// stand as if today were the date in README.md there; a training desk moves them to its own today.
const folder = join(import.meta.dirname, '../rulebook/samples/maker');
const next = chance(20_261_123);
let phone = 99;
const number = (): number => {
  phone = phone >= 999 ? 100 : phone + 1;
  return phone;
};

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (
  heading: readonly string[],
  rows: readonly Readonly<Record<string, string | undefined>>[],
): string =>
  `${[heading, ...rows.map((row) => heading.map((name) => cell(row[name] ?? '')))].map((cells) => cells.join(',')).join('\n')}\n`;

/** Homes that the ten mails speak of, as their writers know them. */
const told: readonly {
  readonly site: string;
  readonly at: (row: HomeCells) => boolean;
  readonly is: HomeCells;
}[] = [
  {
    site: 'The Larches',
    at: (row) => row.address === '7 Larch Close, Leeds',
    is: {
      homeowner: 'Meena Patel',
      title: 'Mrs',
      'e-mail': 'mjpatel88@mail.example',
      phone: '07700 900011',
      'preferred channel': 'email',
      'preferred times': 'after 14:00',
      'homeowner 2': 'Ravi Patel',
      'e-mail 2': 'r.patel@work.example',
      'completion date': '2026-10-12',
    },
  },
  {
    site: 'The Larches',
    at: (row) => row.plot === '41',
    is: {
      homeowner: 'Joan Ellis',
      title: 'Mrs',
      'e-mail': 'joan.ellis@mail.example',
      phone: '07700 900012',
      'preferred channel': 'phone',
      'completion date': '2026-08-14',
    },
  },
  {
    site: 'Mill Wharf',
    at: (row) => row.plot === '3',
    is: {
      homeowner: 'Tunde Okafor',
      title: 'Mr',
      'e-mail': 't.okafor@mail.example',
      phone: '07700 900013',
      'preferred channel': 'email',
      'completion date': '2026-05-29',
    },
  },
  {
    site: 'Mill Wharf',
    at: (row) => row.plot === '19',
    is: {
      homeowner: 'Ada Byrne',
      title: 'Ms',
      'e-mail': 'ada.byrne@mail.example',
      phone: '07700 900014',
      'preferred channel': 'email',
      'completion date': '2026-06-12',
    },
  },
  {
    site: 'Weir Court',
    at: (row) => row.address === '12 Weir Court, Manchester',
    is: {
      homeowner: 'Kim Osei',
      title: 'Miss',
      phone: '07700 900015',
      'preferred channel': 'phone',
      'completion date': '2026-03-20',
    },
  },
];

const cleared: HomeCells = {
  'e-mail': '',
  phone: '',
  needs: '',
  language: '',
  'safe contact only': '',
  'preferred times': '',
  'homeowner 2': '',
  'e-mail 2': '',
};

function withTold(row: HomeCells): HomeCells {
  const found = told.find(({ site, at }) => row.site === site && at(row));
  return found === undefined ? row : { ...row, ...cleared, ...found.is };
}

const homes = clients.flatMap((client) =>
  client.sites.flatMap((site) => homesOf(client, site, next, number).map(withTold)),
);
const isTold = (row: HomeCells): boolean => told.some(({ site, at }) => row.site === site && at(row));

/** 4 % are sold on during the ten weeks: another owner, and mail of the old one still about. */
const resold = homes
  .filter((row) => row.homeowner !== undefined && !isTold(row) && next() < 0.04)
  .map((row) => ({
    ...row,
    ...cleared,
    ...people(next, number),
    'lives there from': pick(next, ['2026-10-16', '2026-10-23', '2026-10-30']),
  }));

/** One site has its postal addresses only from now on. */
const renumbered = homes
  .filter((row) => row.site === 'Saddlers Green' && Number(row.plot) <= 24)
  .map((row) => ({ ...row, address: `${Number(row.plot) + 6} Saddle Mews, Reading` }));

await mkdir(folder, { recursive: true });
const files = {
  'staff.csv': csv(['name', 'e-mail', 'phone', 'roles', 'area'], staff),
  'leavers.csv': csv(['name', 'e-mail', 'phone', 'roles', 'area', 'left'], leavers),
  'homes.csv': csv(homeHeading, homes),
  'resold.csv': csv(homeHeading, resold),
  'renumbered.csv': csv(homeHeading, renumbered),
  'client-contacts.csv': csv(
    ['client', 'site', 'name', 'post', 'e-mail', 'phone', 'from', 'to'],
    clientContacts,
  ),
  'reporting-lines.csv': csv(['client', 'site', 'contact', 'from', 'to'], reportingLines),
  'named-contacts.csv': csv(['client', 'site', 'staff e-mail', 'from', 'to'], namedContacts),
  'absences.csv': csv(['staff e-mail', 'from', 'to', 'cover e-mail'], absences),
};
for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
console.log(`${homes.length} homes, ${resold.length} resold, ${staff.length} members of staff`);
