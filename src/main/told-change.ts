import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import type { CarriedOut } from '../app/rules-change/carry-out.ts';
import type { Moving, Preview } from '../app/rules-change/preview.ts';
import type { Becomes } from '../domain/case/weighing.ts';
import type { Instant } from '../domain/time/types.ts';
import { writeInstant } from '../domain/time/wire.ts';
import { counted } from '../web/html/words/count.ts';
import type { Io } from './command.ts';

/** What becomes of a date, of one and of several, as people read it. */
const becomes: Readonly<Record<Becomes, readonly [string, string]>> = {
  dated: ['gets its date', 'get their dates'],
  sooner: ['falls sooner', 'fall sooner'],
  'sooner, told stays': [
    'falls sooner by law: staff work to it, the customer keeps the date told',
    'fall sooner by law: staff work to them, the customer keeps the date told',
  ],
  later: ['falls later, nobody was told it', 'fall later, nobody was told them'],
  'told, stays': ['would fall later: was told, stays', 'would fall later: were told, stay'],
  'past, stays': ['would lie in the past: stays', 'would lie in the past: stay'],
};

const isPutOff = [
  'falls later: was told, is put off by letter',
  'fall later: were told, are put off by letter',
] as const;

const wordsOf = (name: Becomes, putOff: boolean): readonly [string, string] =>
  putOff && name === 'told, stays' ? isPutOff : becomes[name];

const shown = 200;

/** The preview of a change of rules, for a person at the console. `zone`: IANA; `putOff`: told dates fall later by it. */
export function tellPreview(
  preview: Preview,
  zone: string,
  putOff: boolean,
  say: (line: string) => void,
): void {
  const moved = Object.values(preview.counts).reduce((sum, n) => sum + n, 0);
  say(
    `${counted(preview.cases, 'open case')} looked at; ${preview.following} would follow; ${counted(moved, 'promise is', 'promises are')} touched.`,
  );
  for (const [name, n] of Object.entries(preview.counts) as [Becomes, number][])
    if (n > 0) say(`  ${counted(n, ...wordsOf(name, putOff))}`);
  const rows = preview.moving.slice(0, shown).map((row) => cells(row, zone, putOff));
  if (rows.length > 0)
    for (const line of columns([['Reference', 'Promise', 'Before', 'After', ''], ...rows])) say(line);
  if (moved > rows.length) say(`… and ${moved - rows.length} more: --json lists the first 2,000.`);
  for (const { reference, because } of preview.staying.slice(0, shown)) say(`${reference} stays: ${because}`);
}

const cells = (row: Moving, zone: string, putOff: boolean): string[] => [
  row.reference,
  row.title,
  row.before.awaited ? 'awaited' : day(row.before.due, zone),
  day(row.after.due, zone),
  wordsOf(row.becomes, putOff)[0],
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

/** What was done, with the letters that wait to be sent. */
export function tellDone(
  { followed, staying, putOff, letters }: CarriedOut,
  say: (line: string) => void,
): void {
  const stay = counted(staying.length, 'stays as it is', 'stay as they are');
  say(`Done: ${counted(followed, 'case follows', 'cases follow')}, ${stay}.`);
  if (putOff > 0)
    say(
      `${counted(putOff, 'date was', 'dates were')} put off; ${counted(letters, 'letter that says so is', 'letters that say so are')} waiting to go.`,
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
