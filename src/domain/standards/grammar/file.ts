import { LineCounter, parseDocument } from 'yaml';
import type { Fault } from '../fault.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';

const MOST_CHARACTERS = 500_000;
const MOST_FAULTS = 100;

/**
 * Reads the text of a YAML file of the rulebook as one shape.
 * `file` is only quoted in faults. What was read comes with its reading, for checks that need places.
 */
export function readFile<T>(
  text: string,
  file: string,
  shape: Shape<T>,
): { readonly read: T; readonly reading: Reading } | { readonly faults: readonly Fault[] } {
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
  if (broken.length > 0) {
    return { faults: inOrder(broken.map((error) => faultOfYaml(error, file, lines))) };
  }
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

function faultOfYaml(
  error: { pos: [number, number]; message: string },
  file: string,
  lines: LineCounter,
): Fault {
  const { line, col } = lines.linePos(error.pos[0]);
  return {
    file,
    line,
    column: col,
    message: `This is not YAML as the rulebook is written: ${error.message}`,
  };
}
