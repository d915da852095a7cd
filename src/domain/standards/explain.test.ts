import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isMap, isPair, isScalar, isSeq, type Node, type Scalar, visit } from 'yaml';
import { explainStandard } from './explain.ts';
import { type Parsed, parseFile } from './grammar/file.ts';
import { standardOf } from './read.ts';

const rulebook = new URL('../../../rulebook/', import.meta.url);
const FILES = ['standards', 'packs'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, rulebook))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
);

function parse(file: string): Parsed {
  const parsed = parseFile(readFileSync(new URL(file, rulebook), 'utf8'), file);
  assert.ok('document' in parsed);
  return parsed;
}

/** What the file explains to, or its faults: what must change with every line. */
function said(parsed: Parsed): string {
  const read = standardOf(parsed);
  return 'faults' in read ? JSON.stringify(read.faults) : explainStandard(read.standard);
}

interface Line {
  readonly node: Scalar;
  /** What kind of line it is: the keys above it. */
  readonly kind: string;
  /** Takes the line out and answers how to put it back. */
  readonly remove: () => () => void;
}

function linesOf(parsed: Parsed): Line[] {
  const found: Line[] = [];
  visit(parsed.document, {
    Scalar(key, node, path) {
      if (key === 'key') return;
      const kind = path
        .flatMap((step) => (isPair(step) && isScalar(step.key) ? [step.key.value] : []))
        .join('/');
      const parent = path.at(-1);
      const holder = path.at(-2);
      if (isPair(parent) && isMap(holder))
        found.push({ node, kind, remove: () => takeOut(holder.items, parent) });
      else if (isSeq(parent)) found.push({ node, kind, remove: () => takeOut<unknown>(parent.items, node) });
    },
  });
  return found;
}

function takeOut<T>(items: T[], item: T): () => void {
  const index = items.indexOf(item);
  items.splice(index, 1);
  return () => {
    items.splice(index, 0, item);
  };
}

/** Another value that a line of this kind has elsewhere in the file; else one like it. */
function otherThan(line: Line, all: readonly Line[]): unknown {
  const { value } = line.node;
  const elsewhere = all.find((one) => one.kind === line.kind && one.node.value !== value);
  if (elsewhere !== undefined) return elsewhere.node.value;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return `${String(value)} too`;
}

const lineOf = (parsed: Parsed, node: Node): string => {
  const { line } = parsed.lines.linePos(node.range?.[0] ?? 0);
  return `${parsed.file}:${line} ${String(isScalar(node) ? node.value : '')}`;
};

for (const file of FILES) {
  test(`no line of ${file} is dead: without it, or with another value, something else is said`, () => {
    const parsed = parse(file);
    const whole = said(parsed);
    assert.doesNotMatch(whole, /"line":/);
    const dead: string[] = [];
    const lines = linesOf(parsed);
    for (const line of lines) {
      const { node, remove } = line;
      const putBack = remove();
      if (said(parsed) === whole) dead.push(`removed: ${lineOf(parsed, node)}`);
      putBack();
      const { value } = node;
      node.value = otherThan(line, lines);
      if (said(parsed) === whole) dead.push(`changed: ${lineOf(parsed, node)}`);
      node.value = value;
    }
    assert.deepEqual(dead, []);
    assert.equal(said(parsed), whole);
  });
}
