import { LineCounter, parseDocument } from 'yaml';
import { checkAgreement, placeAt } from './agreement.ts';
import type { Fault, Place } from './fault.ts';
import type { Reading } from './grammar/reading.ts';
import { type Written, written } from './grammar/standard.ts';
import { checkNames } from './names.ts';
import type { Standard } from './standard.ts';

const MOST_CHARACTERS = 500_000;
const MOST_FAULTS = 100;

export interface ReadStandard {
  readonly standard: Standard;
  /** Where each value of the compiled standard stands in its file, by path: 'moves/3/starts/0'. */
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * Reads one standard from the text of its YAML file.
 * `file` is only quoted in faults. Faults come in the order of the file, at most 100 of them.
 */
export function readStandard(
  text: string,
  file: string,
): ReadStandard | { readonly faults: readonly Fault[] } {
  const start = { file, line: 1, column: 1 };
  if (text.length > MOST_CHARACTERS) {
    return { faults: [{ ...start, message: `A standard has at most ${MOST_CHARACTERS} characters.` }] };
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
  const read = written.read(document.contents, reading, '');
  // Only where all was read is every name known; otherwise each fault would call forth others.
  if (read === undefined || reading.faults.length > 0) return { faults: inOrder(reading.faults) };
  checkNames(reading);
  const standard = asStandard(read);
  checkAgreement(standard, (path, message) => {
    reading.faults.push({ file, ...placeAt(reading.places, path), message });
  });
  return reading.faults.length > 0
    ? { faults: inOrder(reading.faults) }
    : { standard, places: reading.places };
}

function faultOfYaml(
  error: { pos: [number, number]; message: string },
  file: string,
  lines: LineCounter,
): Fault {
  const { line, col } = lines.linePos(error.pos[0]);
  return { file, line, column: col, message: `This is not YAML as a standard is written: ${error.message}` };
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST_FAULTS);
}

function asStandard({ effective, ...rest }: Written): Standard {
  return {
    ...rest,
    effectiveFrom: effective.from,
    ...(effective.to === undefined ? {} : { effectiveTo: effective.to }),
  };
}
