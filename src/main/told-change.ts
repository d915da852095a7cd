import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import type { Moving, Preview } from '../app/rules-change/preview.ts';
import type { Becomes } from '../domain/case/weighing.ts';
import type { Instant } from '../domain/time/types.ts';
import { writeInstant } from '../domain/time/wire.ts';
import type { Io } from './command.ts';

/** What becomes of a date, as people read it. */
const becomes: Readonly<Record<Becomes, string>> = {
  dated: 'gets its date',
  sooner: 'falls sooner',
  'sooner, told stays': 'falls sooner by law: staff work to it, the customer keeps the date told',
  later: 'falls later, nobody was told it',
  'told, stays': 'would fall later: was told, stays',
  'past, stays': 'would lie in the past: stays',
};

const shown = 200;

/** The preview of a change of rules, for a person at the console. `zone`: IANA. */
export function tellPreview(preview: Preview, zone: string, say: (line: string) => void): void {
  const moved = Object.values(preview.counts).reduce((sum, n) => sum + n, 0);
  say(
    `${preview.cases} open cases looked at; ${preview.following} would follow; ${moved} promises are touched.`,
  );
  for (const [name, n] of Object.entries(preview.counts) as [Becomes, number][])
    if (n > 0) say(`  ${n} ${becomes[name]}`);
  const rows = preview.moving.slice(0, shown).map((row) => cells(row, zone));
  if (rows.length > 0)
    for (const line of columns([['Reference', 'Promise', 'Before', 'After', ''], ...rows])) say(line);
  if (moved > rows.length) say(`… and ${moved - rows.length} more: --json lists the first 2,000.`);
  for (const { reference, because } of preview.staying.slice(0, shown)) say(`${reference} stays: ${because}`);
}

const cells = (row: Moving, zone: string): string[] => [
  row.reference,
  row.title,
  row.before.awaited ? 'awaited' : day(row.before.due, zone),
  day(row.after.due, zone),
  becomes[row.becomes],
];

const day = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** The preview as data: instants in ISO form, with milliseconds as all other JSON. */
export const previewData = (preview: Preview) => ({
  ...preview,
  moving: preview.moving.map((row) => ({
    reference: row.reference,
    promise: row.title,
    before: row.before.awaited ? null : writeInstant(row.before.due),
    after: writeInstant(row.after.due),
    becomes: row.becomes,
  })),
});

/** A line that counts on, on a terminal; nothing elsewhere. */
export function counting(what: string): (n: number) => void {
  return (n) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${n} cases`);
  };
}

/** Whether a person types yes; anything but a terminal is a no. */
export async function confirmed(question: string, input: Readable, io: Io): Promise<boolean> {
  if (!('isTTY' in input) || input.isTTY !== true) {
    io.err(`${question} Nothing was changed: say --yes to do it.`);
    return false;
  }
  const asking = createInterface({ input, output: process.stderr });
  const answer = await asking.question(`${question} Type yes to do it: `);
  asking.close();
  if (answer.trim().toLowerCase() === 'yes') return true;
  io.err('Nothing was changed.');
  return false;
}
