import { parse } from 'csv-parse/sync';

/** One row of a file, by the canonical names of its columns; empty cells are absent. */
export interface CsvRow {
  /** In the file, from 1; the heading is line 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface Refused {
  readonly line: number;
  readonly why: string;
}

export interface Column {
  readonly name: string;
  readonly required?: boolean;
  /** Other headings by which people call it. */
  readonly also?: readonly string[];
}

export const bounds = { bytes: 20 * 1024 * 1024, rows: 50_000, cell: 2_000 } as const;

/**
 * Reads a CSV with a heading line (RFC 4180; commas, semicolons or tabs; UTF-8). Headings are matched in any case. The
 * whole file is refused when it is too large, has no rows, lacks a required column, or has one that nobody knows; a row
 * that cannot be read is refused by itself.
 */
export function readCsv(
  text: string,
  columns: readonly Column[],
): { readonly rows: readonly CsvRow[]; readonly refused: readonly Refused[] } | { readonly fault: string } {
  if (Buffer.byteLength(text) > bounds.bytes)
    return { fault: `The file is larger than ${bounds.bytes / 1024 / 1024} MB: split it.` };
  const records = recordsOf(text);
  if ('fault' in records) return records;
  const [heading, ...body] = records.records;
  if (heading === undefined || body.length === 0)
    return { fault: 'The file has no rows below its heading line.' };
  if (body.length > bounds.rows) return { fault: `The file has more than ${bounds.rows} rows: split it.` };
  const names = heading.record.map((cell) => columnNamed(columns, cell));
  const unknown = heading.record.filter((cell, at) => names[at] === null && cell.trim() !== '');
  const wanted = columns.map(({ name }) => name).join(', ');
  if (unknown.length > 0)
    return { fault: `No column is called "${unknown.join('", "')}". The columns are: ${wanted}.` };
  const twice = names.find((name, at) => name !== null && names.indexOf(name) !== at);
  if (twice !== undefined && twice !== null) return { fault: `The column "${twice}" is there twice.` };
  const lacking = columns
    .filter(({ name, required }) => required === true && !names.includes(name))
    .map(({ name }) => name);
  if (lacking.length > 0)
    return { fault: `The heading line lacks: ${lacking.join(', ')}. The columns are: ${wanted}.` };
  const rows: CsvRow[] = [];
  const refused: Refused[] = [];
  for (const { record, line } of body) {
    const row = rowOf(names, record, line);
    if ('why' in row) refused.push(row);
    else if (Object.keys(row.values).length > 0) rows.push(row);
  }
  return { rows, refused };
}

type Records = { readonly records: readonly { readonly record: readonly string[]; readonly line: number }[] };

function recordsOf(text: string): Records | { readonly fault: string } {
  const plain = text.replace(/^\uFEFF/, '');
  const heading = plain.slice(0, plain.search(/\r|\n|$/));
  const delimiter =
    [',', ';', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length)[0] ?? ',';
  try {
    const parsed = parse(plain, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 200_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // A record's own number of lines is that of its last one.
    return {
      records: parsed.map(({ record, info }) => ({
        record,
        line: info.lines - record.join('').split('\n').length + 1,
      })),
    };
  } catch (error) {
    return {
      fault: `The file is no CSV that can be read: ${error instanceof Error ? error.message : 'it is damaged'}`,
    };
  }
}

const plainName = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[\s_*-]+/g, ' ')
    .trim();

function columnNamed(columns: readonly Column[], heading: string): string | null {
  const wanted = plainName(heading);
  const found = columns.find(({ name, also = [] }) =>
    [name, ...also].some((known) => plainName(known) === wanted),
  );
  return found?.name ?? null;
}

function rowOf(names: readonly (string | null)[], record: readonly string[], line: number): CsvRow | Refused {
  if (record.length > names.length)
    return {
      line,
      why: `It has ${record.length} cells, and the heading ${names.length}: is a comma not in quotes?`,
    };
  const long = record.findIndex((cell) => cell.length > bounds.cell);
  if (long >= 0) return { line, why: `"${names[long]}" is longer than ${bounds.cell} characters` };
  const damaged = record.findIndex((cell) => cell.includes('\u0000') || cell.includes('\uFFFD'));
  if (damaged >= 0)
    return { line, why: `"${names[damaged]}" holds characters that cannot be read: save the file as UTF-8` };
  const cells = record.flatMap((cell, at) => {
    const name = names[at];
    return name === null || name === undefined || cell === '' ? [] : [[name, cell.normalize('NFC')] as const];
  });
  return { line, values: Object.fromEntries(cells) };
}
