import { isAlias, isNode, type LineCounter } from 'yaml';
import type { Fault, Place } from '../fault.ts';

/** Things of a standard that are called by name from elsewhere in it. */
export type NameKind = 'stage' | 'promise' | 'plan' | 'move' | 'closure' | 'detail' | 'date' | 'letter';

export interface Named extends Place {
  readonly kind: NameKind;
  readonly name: string;
}

/** What is gathered while a file is read: its faults, where each value stands, and who names whom. */
export interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly faults: Fault[];
  /** By path in the compiled value: 'moves/3/starts/0'. */
  readonly places: Map<string, Place>;
  readonly defined: Named[];
  readonly called: Named[];
}

/** The place of a node; of the file's start where a node is missing altogether. */
export function placeOf(reading: Reading, node: unknown): Place {
  const offset = isNode(node) ? node.range?.[0] : undefined;
  if (offset === undefined) return { line: 1, column: 1 };
  const { line, col } = reading.lines.linePos(offset);
  return { line, column: col };
}

/** Notes a fault and answers undefined, the sign of a value that could not be read. */
export function fault(reading: Reading, node: unknown, message: string): undefined {
  const said = isAlias(node) ? 'Write it out here: a standard uses no anchors and aliases.' : message;
  reading.faults.push({ file: reading.file, ...placeOf(reading, node), message: said });
  return undefined;
}
