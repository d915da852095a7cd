import { checkAgreement, placeAt } from './agreement.ts';
import type { Place } from './fault.ts';
import { type Faulty, inOrder, type Parsed, parseFile, readShape } from './grammar/file.ts';
import { type Written, written } from './grammar/standard.ts';
import { checkNames } from './names.ts';
import type { Standard } from './standard.ts';

export interface ReadStandard {
  readonly standard: Standard;
  /** Where each value of the compiled standard stands in its file, by path: 'moves/3/starts/0'. */
  readonly places: ReadonlyMap<string, Place>;
}

/**
 * Reads one standard from the text of its YAML file.
 * `file` is only quoted in faults. Faults come in the order of the file, at most 100 of them.
 */
export function readStandard(text: string, file: string): ReadStandard | Faulty {
  const parsed = parseFile(text, file);
  return 'faults' in parsed ? parsed : standardOf(parsed);
}

/** The standard that a parsed file says, or its faults. */
export function standardOf(parsed: Parsed): ReadStandard | Faulty {
  const shaped = readShape(parsed, written);
  // Only where all was read is every name known; otherwise each fault would call forth others.
  if ('faults' in shaped) return shaped;
  const { read, reading } = shaped;
  checkNames(reading);
  const standard = asStandard(read);
  checkAgreement(standard, (path, message) => {
    reading.faults.push({ file: parsed.file, ...placeAt(reading.places, path), message });
  });
  return reading.faults.length > 0
    ? { faults: inOrder(reading.faults) }
    : { standard, places: reading.places };
}

function asStandard({ effective, ...rest }: Written): Standard {
  return {
    ...rest,
    effectiveFrom: effective.from,
    ...(effective.to === undefined ? {} : { effectiveTo: effective.to }),
  };
}
