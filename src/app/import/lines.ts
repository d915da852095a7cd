import type { LocalDate } from '../../domain/time/types.ts';
import {
  allNamedContacts,
  allReportingLines,
  type DatedLine,
  putNamedContact,
  putReportingLine,
} from '../../store/agreed-line.ts';
import { dateCell } from './cells.ts';
import type { Column } from './csv.ts';
import { type Directory, openDirectory, overlap, placeNamed, staffNamed } from './directory.ts';
import type { TakeRow, Taking } from './rows.ts';

const place: readonly Column[] = [{ name: 'client', required: true }, { name: 'site' }];
const dates: readonly Column[] = [{ name: 'from' }, { name: 'to' }];

export const namedContactColumns: readonly Column[] = [
  ...place,
  { name: 'staff e-mail', required: true, also: ['staff', 'e-mail', 'email'] },
  ...dates,
];
export const reportingLineColumns: readonly Column[] = [
  ...place,
  { name: 'contact', required: true, also: ['contact name'] },
  ...dates,
];

/** Who looks after a client or a site (A2). A new one ends the one before on the day before. */
export async function takeNamedContacts(taking: Taking): Promise<TakeRow> {
  const directory = await openDirectory(taking.tx, taking.organisation);
  const known = await allNamedContacts(taking.tx, taking.organisation);
  return takeLines(taking, directory, known, {
    column: 'staff e-mail',
    who: (_client, value) => {
      const member = staffNamed(directory, value);
      return 'why' in member ? member : { id: member.found.id };
    },
    put: (line) => putNamedContact(taking.tx, taking.organisation, line),
    alone: true,
  });
}

/** Who at a client is told about a site's cases, as agreed (A8). Several may be told at once. */
export async function takeReportingLines(taking: Taking): Promise<TakeRow> {
  const directory = await openDirectory(taking.tx, taking.organisation);
  const known = await allReportingLines(taking.tx, taking.organisation);
  return takeLines(taking, directory, known, {
    column: 'contact',
    who: (clientId, value) => {
      const found = directory.contacts.filter(
        (one) => one.clientId === clientId && one.name.toLowerCase() === value?.toLowerCase(),
      );
      const [one] = found;
      return one === undefined
        ? { why: `This client has no contact called "${value ?? ''}": import its contacts first` }
        : { id: one.id };
    },
    put: (line) => putReportingLine(taking.tx, taking.organisation, line),
    alone: false,
  });
}

interface Line {
  readonly column: string;
  readonly who: (
    clientId: string,
    value: string | undefined,
  ) => { readonly id: string } | { readonly why: string };
  readonly put: (line: DatedLine) => Promise<void>;
  /** Only one at a time for a place. */
  readonly alone: boolean;
}

function takeLines({ ground, today }: Taking, directory: Directory, known: DatedLine[], kind: Line): TakeRow {
  return async (values) => {
    const found = placeNamed(directory, values.client, values.site);
    if ('why' in found) return found;
    const from = dateCell('from', values.from);
    const to = dateCell('to', values.to);
    if ('why' in from) return from;
    if ('why' in to) return to;
    const { client, site } = found.found;
    const who = kind.who(client.id, values[kind.column]);
    if ('why' in who) return who;
    const here = known.filter((one) => one.clientId === client.id && one.siteId === (site?.id ?? null));
    const mine = here.find((one) => one.who === who.id && (from.value === null || one.from === from.value));
    const line: DatedLine = {
      id: mine?.id ?? ground.newId(),
      clientId: client.id,
      siteId: site?.id ?? null,
      who: who.id,
      from: from.value ?? mine?.from ?? today,
      to: to.value ?? mine?.to ?? null,
    };
    if (line.to !== null && line.to < line.from) return { why: '"to" lies before "from"' };
    if (mine !== undefined && mine.to === line.to) return 'same';
    const clashes = here.filter(
      (one) => one.id !== line.id && (kind.alone || one.who === line.who) && overlap(one, line),
    );
    const cannot = clashes.find((one) => one.from >= line.from || one.to !== null);
    if (cannot !== undefined)
      return {
        why: `Somebody is named here from ${cannot.from}${cannot.to === null ? '' : ` to ${cannot.to}`} already`,
      };
    for (const one of clashes) {
      const ended = { ...one, to: dayBefore(line.from) };
      await kind.put(ended);
      known.splice(known.indexOf(one), 1, ended);
    }
    await kind.put(line);
    if (mine === undefined) known.push(line);
    else known.splice(known.indexOf(mine), 1, line);
    return mine === undefined ? 'added' : 'changed';
  };
}

const dayBefore = (date: LocalDate): LocalDate =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
