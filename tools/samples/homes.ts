import { between, pick } from '../../src/app/training/chance.ts';
import { firstNames, roads, surnames } from './names.ts';
import type { SampleClient, SampleSite } from './places.ts';

export const homeHeading = [
  'client',
  'client kind',
  'client domains',
  'client complaint days',
  'homeowners may report direct',
  'client trading',
  'site',
  'site code',
  'site postcodes',
  'area',
  'plot',
  'address',
  'postcode',
  'completion date',
  'lives there from',
  'homeowner',
  'title',
  'e-mail',
  'phone',
  'preferred channel',
  'preferred times',
  'language',
  'needs',
  'safe contact only',
  'homeowner 2',
  'e-mail 2',
  'phone 2',
] as const;

export type HomeCells = Partial<Record<(typeof homeHeading)[number], string>>;

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const times = [
  'after 17:00',
  'before 09:30',
  'not Tuesdays',
  'school hours',
  'after 14:00',
  'Fridays',
] as const;
const needs = ['deaf', 'oxygen', 'guide dog', 'uses a wheelchair'] as const;

/** The people of one home, drawn in the shares of a real site. */
export function people(next: () => number, number: () => number): HomeCells {
  const [first, last] = [pick(next, firstNames), pick(next, surnames)];
  const noEmail = next() < 0.06;
  const email = `${first}.${last}${between(next, 1, 99)}@mail.example`.toLowerCase().replace(/'/g, '');
  const cells: HomeCells = {
    homeowner: `${first} ${last}`,
    phone: `07700 900${String(number()).padStart(3, '0')}`,
    'preferred channel': noEmail ? 'phone' : next() < 0.12 ? 'phone' : 'email',
    ...(noEmail ? {} : { 'e-mail': email }),
    ...(next() < 0.15 ? { 'preferred times': pick(next, times) } : {}),
  };
  const drawn = next();
  if (drawn < 0.018) cells.needs = pick(next, needs);
  else if (drawn < 0.025)
    Object.assign(cells, { needs: 'does not read English', language: pick(next, ['pl', 'ur', 'ro']) });
  else if (drawn < 0.03)
    Object.assign(cells, { 'safe contact only': 'yes', 'preferred channel': noEmail ? 'phone' : 'email' });
  // Two owners who do not agree with one another.
  if (next() < 0.02) {
    const other = pick(next, firstNames);
    cells['homeowner 2'] = `${other} ${last}`;
    cells['e-mail 2'] = `${other}.${last}${between(next, 1, 99)}@work.example`.toLowerCase();
  }
  return cells;
}

/** The homes of one site, one a row. */
export function homesOf(
  client: SampleClient,
  site: SampleSite,
  next: () => number,
  number: () => number,
): HomeCells[] {
  const road = [pick(next, roads), pick(next, roads)];
  const ending = ['Close', 'Way'];
  return Array.from({ length: site.homes }, (_, at) => {
    const plot = at + 1;
    const side = at % 2;
    const street =
      site.name === 'The Larches' ? ['Fir Way', 'Larch Close'][side] : `${road[side]} ${ending[side]}`;
    const along = Math.floor(at / 2) + 1;
    const house = site.as === 'renumbered' ? (site.homes - at) % 97 || 97 : along * 2 - (side === 0 ? 1 : 0);
    const unit = ['Weir Court', 'Larch Court', 'Void programme'].includes(site.name);
    const address = unit
      ? `${plot} ${site.name === 'Void programme' ? 'Calder Terrace' : site.name}, ${site.town}`
      : `${house} ${street}, ${site.town}`;
    const handed = `202${5 + Math.floor((at * 12) / site.homes / 7)}-${String(1 + ((at * 5) % 12)).padStart(2, '0')}-${String(1 + ((at * 7) % 27)).padStart(2, '0')}`;
    const sold = site.as !== 'void' && next() >= 0.08;
    return {
      client: client.name,
      'client kind': client.kind,
      'client domains': client.domain,
      'client complaint days': client.complaintDays,
      'homeowners may report direct': client.direct,
      'client trading': client.trading,
      site: site.name,
      'site code': slug(site.name),
      'site postcodes': site.postcodes.join('; '),
      area: site.area,
      ...(unit ? {} : { plot: String(plot) }),
      ...(site.as === 'plots' ? {} : { address }),
      postcode: site.postcodes[at % site.postcodes.length] ?? '',
      ...(sold ? { 'completion date': handed > '2026-09-30' ? '2026-09-04' : handed } : {}),
      ...(sold ? people(next, number) : {}),
    };
  });
}
