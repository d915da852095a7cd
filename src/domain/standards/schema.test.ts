import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isMap, isPair, isScalar, isSeq, type Scalar, visit } from 'yaml';
import { type Parsed, parseFile, readShape } from './grammar/file.ts';
import { letters } from './grammar/letters.ts';
import type { Shape } from './grammar/shape.ts';
import { written } from './grammar/standard.ts';
import { duration } from './grammar/values.ts';
import { lettersSchema, schemaFile, standardSchema } from './schema.ts';

const rulebook = new URL('../../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');

const filesIn = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, rulebook))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`);

const isDate = (value: string): boolean => {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  formats: { date: isDate },
});

const FILES: readonly { path: string; shape: Shape<unknown>; accepts: (data: unknown) => boolean }[] =
  (() => {
    const standard = ajv.compile(standardSchema());
    const wording = ajv.compile(lettersSchema());
    return [
      ...[...filesIn('standards'), ...filesIn('packs')].map((path) => ({
        path,
        shape: written,
        accepts: standard,
      })),
      ...filesIn('letters').map((path) => ({ path, shape: letters, accepts: wording })),
    ];
  })();

for (const [path, schema] of [
  ['standards/standard.schema.json', standardSchema()],
  ['letters/letters.schema.json', lettersSchema()],
] as const) {
  test(`${path} is the schema of the grammar: after a change write it with "kept standards schema standard|letters"`, () => {
    assert.equal(textOf(path), schemaFile(schema));
  });
}

function parse(path: string): Parsed {
  const parsed = parseFile(textOf(path), path);
  assert.ok('document' in parsed);
  return parsed;
}

/** What is done to each kind of line, and undone: each answers how to undo it. */
type Change = (node: Scalar, parents: readonly unknown[]) => (() => void) | undefined;

const becomes =
  (value: (old: unknown) => unknown): Change =>
  (node) => {
    const old = node.value;
    node.value = value(old);
    return () => {
      node.value = old;
    };
  };

const CHANGES: Readonly<Record<string, Change>> = {
  removed: (node, parents) => {
    const holder = parents.at(-1);
    const outer = parents.at(-2);
    const items: unknown[] | undefined =
      isPair(holder) && isMap(outer) ? outer.items : isSeq(holder) ? holder.items : undefined;
    const at = items?.indexOf(isSeq(holder) ? node : holder) ?? -1;
    if (items === undefined || at < 0) return undefined;
    const [item] = items.splice(at, 1);
    return () => {
      items.splice(at, 0, item);
    };
  },
  renamed: (_, parents) => {
    const pair = parents.at(-1);
    return isPair(pair) && isScalar(pair.key) ? becomes((old) => `${String(old)}s`)(pair.key, []) : undefined;
  },
  repeated: (node, parents) => {
    const holder = parents.at(-1);
    if (!isSeq(holder)) return undefined;
    holder.items.push(node);
    return () => {
      holder.items.pop();
    };
  },
  'a list': becomes((old) => [old]),
  'an object': becomes((old) => ({ x: old })),
  'a number': becomes(() => 7.5),
  'a negative number': becomes(() => -1),
  'a large number': becomes(() => 1_000_000),
  nothing: becomes(() => null),
  empty: becomes(() => ''),
  blank: becomes(() => '  '),
  'with spaces around': becomes((old) => ` ${String(old)} `),
  'in capitals': becomes((old) => String(old).toUpperCase()),
  'very long': becomes((old) => String(old).repeat(2000)),
  'one sign of two halves': becomes(() => '😀'),
  'fifty such signs': becomes(() => '😀'.repeat(50)),
  'six hundred such signs': becomes(() => '😀'.repeat(600)),
  'three thousand such signs': becomes(() => '😀'.repeat(3000)),
  'a day that no month has': becomes(() => '2026-02-30'),
  'a time that no day has': becomes(() => '25:00'),
  'too many percent': becomes(() => '101 %'),
  'another unit': becomes(() => '5 business days'),
  'what every object has': becomes(() => 'constructor'),
  'a slot': becomes(() => 'see {nothing}'),
};

const seen = new Set<string>();

for (const { path, shape, accepts } of FILES) {
  test(`the schema accepts ${path}, and refuses what the reader refuses by shape, and nothing else`, () => {
    const parsed = parse(path);
    assert.equal(accepts(parsed.document.toJS()), true);
    const differ: string[] = [];
    visit(parsed.document, {
      Scalar(key, node, parents) {
        // Lines of one kind are read by one rule: one of each kind is changed, in all files together.
        const kind = parents
          .flatMap((step) => (isPair(step) && isScalar(step.key) ? [step.key.value] : []))
          .join('/');
        if (key === 'key' || seen.has(`${shape === written}${kind}`)) return;
        seen.add(`${shape === written}${kind}`);
        for (const [what, change] of Object.entries(CHANGES)) {
          const undo = change(node, parents);
          if (undo === undefined) continue;
          const bySchema = accepts(parsed.document.toJS());
          const byReader = !('faults' in readShape(parsed, shape));
          if (bySchema !== byReader) differ.push(`${kind} ${what}: schema ${bySchema}, reader ${byReader}`);
          undo();
        }
      },
    });
    assert.deepEqual(differ, []);
    assert.equal(accepts(parsed.document.toJS()), true);
  });
}

const DURATIONS = [
  ...[
    '10 working days',
    '1 working day by date',
    '0 working days',
    '8 working hours',
    '30 working minutes',
    '24 hours on working days',
  ],
  ...[
    '24 hours',
    '5 minutes',
    '17:00 next working day',
    '24:00 next working day by date',
    '2 weeks',
    '1 week',
  ],
  ...[
    '20 statutory working days',
    '30 calendar days',
    '30 calendar days inclusive',
    '0 calendar days inclusive',
  ],
  ...[
    '10 calendar days from the next working day',
    '1 calendar month',
    '1 calendar month rolling',
    '10000 hours',
  ],
  ...[
    'deemed 2 days, then 20 statutory working days',
    'deemed 2 days, then tomorrow',
    'deemed 2 days, then 5 minutes',
    '10001 hours',
    '10  hours',
  ],
  ...['5 days', 'soon', '-1 hours', '1.5 hours', '25:00 next working day', '5 working days please', '10'],
];

test('schema and reader agree on what a duration is', () => {
  const accepts = ajv.compile(duration.schema);
  const differ = DURATIONS.filter((words) => {
    const parsed = parseFile(JSON.stringify(words), 'a.yaml');
    assert.ok('document' in parsed);
    return accepts(words) === 'faults' in readShape(parsed, duration);
  });
  assert.deepEqual(differ, []);
});
