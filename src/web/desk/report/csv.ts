import type { ReportLine, UpdateReport } from '../../../app/desk/update-report.ts';

// A cell that begins so is run as a formula by spreadsheets.
const formula = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : formula.test(value) ? `'${value}` : value;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const rounded = (value: number | null): string => (value === null ? '' : value.toFixed(1));

/** The report as a file for a spreadsheet: one line a client, the whole desk last (RFC 4180). */
export function reportCsv(report: UpdateReport): string {
  const all = [...report.lines, report.whole];
  const reasons = [...new Set(all.flatMap((line) => Object.keys(line.reasons)))].toSorted();
  const outcomes = [...new Set(all.flatMap((line) => Object.keys(line.attempts)))].toSorted();
  const head = [
    'client',
    'from',
    'to',
    'received',
    'open now',
    'closed',
    ...reasons.map((name) => `closed: ${name}`),
    'with target',
    'in time gross',
    'in time net',
    'mean days gross',
    'median days gross',
    'mean days net',
    ...outcomes.map((name) => `attempts: ${name}`),
  ];
  const row = (line: ReportLine): (string | number)[] => [
    line.client,
    report.from,
    report.to,
    line.received,
    line.open,
    line.closed,
    ...reasons.map((name) => line.reasons[name] ?? 0),
    line.withTarget,
    line.inTimeGross,
    line.inTimeNet,
    rounded(line.meanGross),
    rounded(line.medianGross),
    rounded(line.meanNet),
    ...outcomes.map((name) => line.attempts[name] ?? 0),
  ];
  return `${[head, ...all.map(row)].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}
