import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type ClosedRow, type UpdateRows, updateRows } from '../../store/reads/update-report.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

export interface ReportLine {
  readonly client: string;
  readonly received: number;
  readonly open: number;
  readonly closed: number;
  /** Cases by the reason for which they closed: never thrown together. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Of those with a target: how many met it in gross days, and in net days. */
  readonly inTimeGross: number;
  readonly inTimeNet: number;
  readonly withTarget: number;
  readonly meanGross: number | null;
  readonly medianGross: number | null;
  readonly meanNet: number | null;
  readonly attempts: Readonly<Record<string, number>>;
}

export interface UpdateReport {
  readonly from: LocalDate;
  /** The last day counted. */
  readonly to: LocalDate;
  readonly target: { readonly share: number; readonly days: number; readonly title: string } | null;
  readonly lines: readonly ReportLine[];
  readonly whole: ReportLine;
}

/** The update report of whole local dates, by client and for the whole desk (A9, A18, A19, A20). */
export async function updateReport(
  ground: Pick<Ground, 'pool' | 'rules'>,
  organisation: OrganisationId,
  from: LocalDate,
  to: LocalDate,
  timezone: string,
): Promise<UpdateReport> {
  const { standards } = await ground.rules.of(organisation);
  const counted = [...standards].filter(([, standard]) => standard.headline !== undefined);
  const headline = counted[0]?.[1].headline;
  const days = headline?.limit.unit === 'working days' ? headline.limit.n : 0;
  const begin = Temporal.PlainDate.from(from).toZonedDateTime(timezone).epochMilliseconds;
  const end = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds;
  const rows = await read(
    ground,
    organisation,
    begin,
    end,
    counted.map(([id]) => id),
  );
  const names = new Set(
    [...rows.received, ...rows.open, ...rows.closed, ...rows.attempts].map((row) => row.client ?? ''),
  );
  const lines = [...names]
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) =>
      lineOf(name === '' ? 'Client not known yet' : name, rows, days, (client) => (client ?? '') === name),
    );
  return {
    from,
    to,
    target:
      headline === undefined ? null : { share: headline.share, days, title: counted[0]?.[1].title ?? '' },
    lines,
    whole: lineOf('All clients', rows, days, () => true),
  };
}

const read = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  from: Instant,
  to: Instant,
  standards: readonly string[],
): Promise<UpdateRows> =>
  inOrganisation(ground.pool, organisation, (tx) => updateRows(tx, organisation, from, to, standards));

function lineOf(
  client: string,
  rows: UpdateRows,
  days: number,
  mine: (client: string | null) => boolean,
): ReportLine {
  const sum = (list: readonly { readonly client: string | null; readonly cases: number }[]) =>
    list.filter((row) => mine(row.client)).reduce((all, row) => all + row.cases, 0);
  const closed = rows.closed.filter((row) => mine(row.client));
  const targets = closed.filter((row) => row.inTarget !== null);
  return {
    client,
    received: sum(rows.received),
    open: sum(rows.open),
    closed: sum(closed),
    reasons: tally(closed.map((row) => [row.reason, row.cases])),
    inTimeGross: sum(targets.filter((row) => row.gross <= days)),
    inTimeNet: sum(targets.filter((row) => row.inTarget === true)),
    withTarget: sum(targets),
    meanGross: mean(closed, (row) => row.gross),
    medianGross: median(closed),
    meanNet: mean(closed, (row) => row.net),
    attempts: tally(
      rows.attempts.filter((row) => mine(row.client)).map((row) => [row.outcome, row.attempts]),
    ),
  };
}

function tally(pairs: readonly (readonly [string, number])[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [name, count] of pairs) all[name] = (all[name] ?? 0) + count;
  return all;
}

function mean(rows: readonly ClosedRow[], of: (row: ClosedRow) => number): number | null {
  const cases = rows.reduce((all, row) => all + row.cases, 0);
  return cases === 0 ? null : rows.reduce((all, row) => all + of(row) * row.cases, 0) / cases;
}

function median(rows: readonly ClosedRow[]): number | null {
  const days = rows
    .flatMap((row) => Array.from({ length: row.cases }, () => row.gross))
    .toSorted((a, b) => a - b);
  if (days.length === 0) return null;
  const middle = Math.floor(days.length / 2);
  const upper = days[middle] ?? 0;
  return days.length % 2 === 1 ? upper : ((days[middle - 1] ?? 0) + upper) / 2;
}
