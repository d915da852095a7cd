import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import { readPostcode } from '../../domain/places/postcode.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { ClientKind } from '../../store/client.ts';
import { type Cell, codeOf, dateCell, domainFault, listCell, wordCell, yesCell } from './cells.ts';
import type { Column, CsvRow, Refused } from './csv.ts';

/** The columns of homes.csv; docs/import.md explains each. */
export const homeColumns: readonly Column[] = [
  { name: 'client', required: true, also: ['builder', 'developer', 'landlord'] },
  { name: 'client code' },
  { name: 'client kind' },
  { name: 'client domains', also: ['client domain'] },
  { name: 'client complaint days' },
  { name: 'homeowners may report direct' },
  { name: 'tell homeowners not ours' },
  { name: 'client trading' },
  { name: 'site', required: true, also: ['development'] },
  { name: 'site code' },
  { name: 'site postcodes', also: ['site postcode'] },
  { name: 'area', also: ['region'] },
  { name: 'plot', also: ['plot number'] },
  { name: 'address', also: ['postal address'] },
  { name: 'postcode' },
  { name: 'uprn' },
  { name: 'completion date', also: ['legal completion'] },
  { name: 'lives there from', also: ['moved in'] },
  { name: 'capacity' },
  ...['', ' 2'].flatMap((n) => [
    { name: `homeowner${n}`, also: [`resident${n}`, `tenant${n}`] },
    { name: `title${n}` },
    { name: `e-mail${n}`, also: [`email${n}`] },
    { name: `phone${n}`, also: [`telephone${n}`, `mobile${n}`] },
    { name: `preferred channel${n}` },
    { name: `preferred times${n}` },
    { name: `language${n}` },
    { name: `needs${n}` },
    { name: `safe contact only${n}` },
  ]),
];

export interface HomeRowPerson {
  readonly name: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly prefers: 'email' | 'phone' | 'post';
  readonly prefersTimes: string | null;
  readonly language: string | null;
  readonly needs: readonly string[];
  readonly safeContactOnly: boolean;
}

/** One row of homes.csv, understood. */
export interface HomeRow {
  readonly line: number;
  readonly client: {
    readonly code: string;
    readonly name: string;
    readonly kind: ClientKind | null;
    readonly domains: readonly string[];
    readonly complaintDays: number | null;
    readonly directReports: boolean | null;
    readonly tellHomeownerNotOurs: boolean | null;
    readonly trading: boolean | null;
  };
  readonly site: {
    readonly code: string;
    readonly name: string;
    readonly postcodes: readonly string[];
    readonly area: string | null;
  };
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly uprn: string | null;
  readonly completedOn: LocalDate | null;
  readonly livesThereFrom: LocalDate | null;
  readonly capacity: string;
  readonly people: readonly HomeRowPerson[];
}

const kinds = ['house-builder', 'developer', 'social-housing provider'] as const;
/** Reads a row; a fault names the column and what to write there. */
export function readHomeRow({ line, values }: CsvRow): HomeRow | Refused {
  const faults: string[] = [];
  const take = <T>(cell: Cell<T>, otherwise: T): T => {
    if ('value' in cell) return cell.value;
    faults.push(cell.why);
    return otherwise;
  };
  const maybe = (name: string): boolean | null =>
    values[name] === undefined ? null : take(yesCell(name, values[name], false), false);
  const { client: clientName = '', site: siteName = '', plot = null, address = null } = values;
  if (clientName === '') faults.push('"client" is empty: name the builder, developer or provider');
  if (siteName === '') faults.push('"site" is empty: name the site or development');
  if (plot === null && address === null)
    faults.push('Neither "plot" nor "address" is given: a home needs one of them');
  const domains = listCell(values['client domains']).map((domain) => domain.toLowerCase().replace(/^@/, ''));
  faults.push(...domains.flatMap((domain) => domainFault(domain) ?? []));
  const postcode =
    values.postcode === undefined ? null : take(postcodeCell('postcode', values.postcode), null);
  const sitePostcodes = listCell(values['site postcodes']).flatMap(
    (text) => take(postcodeCell('site postcodes', text), null) ?? [],
  );
  const row: HomeRow = {
    line,
    client: {
      code: values['client code'] === undefined ? codeOf(clientName) : codeOf(values['client code']),
      name: clientName,
      kind: take(wordCell('client kind', values['client kind'], kinds), null),
      domains,
      complaintDays: take(numberCell('client complaint days', values['client complaint days']), null),
      directReports: maybe('homeowners may report direct'),
      tellHomeownerNotOurs: maybe('tell homeowners not ours'),
      trading: maybe('client trading'),
    },
    site: {
      code:
        values['site code'] === undefined ? codeOf(`${clientName} ${siteName}`) : codeOf(values['site code']),
      name: siteName,
      postcodes: [...new Set([...sitePostcodes, ...(postcode === null ? [] : [postcode])])],
      area: values.area ?? null,
    },
    plot: plot === null ? null : plot.replace(/^plot\s+/i, ''),
    address,
    postcode,
    uprn: values.uprn ?? null,
    completedOn: take(dateCell('completion date', values['completion date']), null),
    livesThereFrom: take(dateCell('lives there from', values['lives there from']), null),
    capacity: values.capacity ?? 'homeowner',
    people: ['', ' 2'].flatMap((n) => person(values, n, take) ?? []),
  };
  const nameless = ['', ' 2'].find(
    (n) =>
      values[`homeowner${n}`] === undefined && (values[`e-mail${n}`] ?? values[`phone${n}`]) !== undefined,
  );
  if (nameless !== undefined)
    faults.push(`There is an e-mail address or phone number, and no "homeowner${nameless}"`);
  return faults.length === 0 ? row : { line, why: faults.join('. ') };
}

type Take = <T>(cell: Cell<T>, otherwise: T) => T;

function person(values: CsvRow['values'], n: string, take: Take): HomeRowPerson | null {
  const name = values[`homeowner${n}`];
  if (name === undefined) return null;
  const email = values[`e-mail${n}`] ?? null;
  const phone = values[`phone${n}`] ?? null;
  const sound: Cell<null> =
    email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)
      ? { why: `"e-mail${n}" is no address: "${email}"` }
      : { value: null };
  take(sound, null);
  take(
    phone !== null && phoneKey(phone) === null
      ? { why: `"phone${n}" cannot be rung: "${phone}"` }
      : { value: null },
    null,
  );
  const prefers = take(
    wordCell(`preferred channel${n}`, values[`preferred channel${n}`]?.replace(/^e-mail$/i, 'email'), [
      'email',
      'phone',
      'post',
    ] as const),
    null,
  );
  return {
    name,
    title: values[`title${n}`] ?? null,
    email: email === null ? null : emailKey(email),
    phone,
    prefers: prefers ?? (email === null ? (phone === null ? 'post' : 'phone') : 'email'),
    prefersTimes: values[`preferred times${n}`] ?? null,
    language: values[`language${n}`] ?? null,
    needs: listCell(values[`needs${n}`]),
    safeContactOnly: take(yesCell(`safe contact only${n}`, values[`safe contact only${n}`], false), false),
  };
}

function postcodeCell(name: string, text: string): Cell<string | null> {
  const read = readPostcode(text);
  if (read === null) return { why: `"${name}" is no postcode: "${text}"` };
  if (read.repaired) return { why: `"${name}" is no postcode: "${text}". Is ${read.postcode} meant?` };
  return { value: read.postcode };
}

function numberCell(name: string, text: string | undefined): Cell<number | null> {
  if (text === undefined) return { value: null };
  return /^\d{1,4}$/.test(text)
    ? { value: Number(text) }
    : { why: `"${name}" must be a whole number, not "${text}"` };
}
