import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Fault } from '../fault.ts';
import { wordBroken } from './broken.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';

const MOST_CHARACTERS = 500_000;
const MOST_FAULTS = 100;

/** A file of the rulebook as YAML, not yet read as anything. `file` is only quoted in faults. */
export interface Parsed {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

export interface Faulty {
  readonly faults: readonly Fault[];
}

/** Parses the text of a YAML file of the rulebook; YAML that editors read in several ways is a fault. */
export function parseFile(text: string, file: string): Parsed | Faulty {
  if (text.length > MOST_CHARACTERS) {
    const message = `A file of the rulebook has at most ${MOST_CHARACTERS} characters.`;
    return { faults: [{ file, line: 1, column: 1, message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    version: '1.2',
    prettyErrors: false,
  });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length === 0) return { file, document, lines };
  const faults = broken.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { file, line, column: col, message: wordBroken(error) };
  });
  // One slip breaks a line in several ways: the first of each line is told.
  const ofLines = new Map(faults.toReversed().map((fault) => [fault.line, fault]));
  return { faults: inOrder([...ofLines.values()]) };
}

/** Reads a parsed file as one shape. What was read comes with its reading, for checks that need places. */
export function readShape<T>(
  { file, document, lines }: Parsed,
  shape: Shape<T>,
): { readonly read: T; readonly reading: Reading } | Faulty {
  const reading: Reading = { file, lines, faults: [], places: new Map(), defined: [], called: [] };
  const read = shape.read(document.contents, reading, '');
  return read === undefined || reading.faults.length > 0
    ? { faults: inOrder(reading.faults) }
    : { read, reading };
}

/** Faults in the order of their file, the first hundred. */
export function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_FAULTS);
}
