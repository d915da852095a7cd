import type { ReportLine, UpdateReport } from '../../../app/desk/update-report.ts';
import { button } from '../../html/components/button.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { type Column, table } from '../../html/components/table.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.floor((part * 1000) / whole) / 10} %`;
const days = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

/** The update report on screen: what became of cases and attempts, by client. */
export function reportPage(report: UpdateReport): Html {
  const { from, to, target, lines, whole } = report;
  const period = html`<form class="find" action="/desk/report" method="get">${textField({ name: 'from', label: 'From', type: 'date', width: 10, value: from })}${textField({ name: 'to', label: 'To', type: 'date', width: 10, value: to })}${button({ text: 'Show', kind: 'secondary' })}<p class="find__more"><a href="/desk/report.csv?from=${from}&amp;to=${to}">As a file for a spreadsheet</a></p></form>`;
  const empty = lines.length === 0;
  const all = empty ? [] : [...lines, whole];
  return html`<h1>Update report</h1>${period}${target !== null && html`<p class="quiet">Target: ${target.share / 10} % in ${target.days} working days, first received to closed. Gross counts every working day; net leaves out what the standard excuses. Neither hides the other.</p>`}
${empty ? emptyState('Nothing to report in these days') : html`${timesTable(all)}${reasonsTable(all)}${attemptsTable(all)}`}`;
}

const timesTable = (all: readonly ReportLine[]): Html =>
  table({
    caption: 'In time',
    columns: [
      { title: 'Client' },
      ...[
        'Received',
        'Open now',
        'Closed',
        'In time, gross',
        'In time, net',
        'Mean days, gross',
        'Median',
        'Mean days, net',
      ].map(number),
    ],
    rows: all.map((line) => ({
      cells: [
        line.client,
        line.received,
        line.open,
        line.closed,
        share(line.inTimeGross, line.withTarget),
        share(line.inTimeNet, line.withTarget),
        days(line.meanGross),
        days(line.medianGross),
        days(line.meanNet),
      ],
    })),
  });

const reasonsTable = (all: readonly ReportLine[]): Html =>
  countsTable('Closed, by reason', all, (line) => line.reasons, 'Nothing was closed in these days.');

const attemptsTable = (all: readonly ReportLine[]): Html =>
  countsTable('Attempts, by outcome', all, (line) => line.attempts, 'No attempt was made in these days.');

function countsTable(
  caption: string,
  all: readonly ReportLine[],
  of: (line: ReportLine) => Readonly<Record<string, number>>,
  nothing: string,
): Html {
  const names = [...new Set(all.flatMap((line) => Object.keys(of(line))))].toSorted();
  if (names.length === 0) return html`<h2>${caption}</h2><p class="quiet">${nothing}</p>`;
  return table({
    caption,
    columns: [
      { title: 'Client' },
      ...names.map((name) => number(`${name.charAt(0).toUpperCase()}${name.slice(1)}`)),
    ],
    rows: all.map((line) => ({ cells: [line.client, ...names.map((name) => of(line)[name] ?? 0)] })),
  });
}

const number = (title: string): Column => ({ title, number: true });
