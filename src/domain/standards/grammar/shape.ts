import { isScalar, isSeq } from 'yaml';
import { oneText } from '../../one-text.ts';
import { fault, type NameKind, placeOf, type Reading } from './reading.ts';

/** A JSON Schema, 2020-12. */
export type Schema = { readonly [keyword: string]: unknown };

/** One kind of value in a standard: how it is read from YAML, and the JSON Schema of the same. */
export interface Shape<T> {
  /** Undefined where it could not be read; then a fault has been noted. */
  readonly read: (node: unknown, reading: Reading, path: string) => T | undefined;
  readonly schema: Schema;
}

const wordsOf = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === 'string' ? oneText(node.value) : undefined;

/** How long words are, as JSON Schema and people count them: a sign outside the first plane is one. */
export const lengthOf = (words: string): number => {
  let length = 0;
  for (const _ of words) length += 1;
  return length;
};

/** A string that `check` finds nothing wrong with; the schema must refuse what `check` refuses. */
export function text(schema: Schema, check: (value: string) => string | undefined): Shape<string> {
  return {
    schema: { type: 'string', ...schema },
    read(node, reading, path) {
      const value = wordsOf(node);
      if (value === undefined) {
        return fault(reading, node, 'Words are expected here; put a number or a yes or no in "quotes".');
      }
      const wrong = check(value);
      if (wrong !== undefined) return fault(reading, node, wrong);
      reading.places.set(path, placeOf(reading, node));
      return value;
    },
  };
}

/** A string made into something else by `compile`, which says in words what is wrong with it. */
export function compiled<T>(
  schema: Schema,
  compile: (value: string) => { value: T } | { refused: string },
): Shape<T> {
  const words = text(schema, () => undefined);
  return {
    schema: words.schema,
    read(node, reading, path) {
      const value = words.read(node, reading, path);
      if (value === undefined) return undefined;
      const made = compile(value);
      return 'refused' in made ? fault(reading, node, made.refused) : made.value;
    },
  };
}

/** One of some words. */
export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return {
    schema: { enum: words },
    read(node, reading, path) {
      const value = wordsOf(node);
      const known = words.find((word) => word === value);
      if (known === undefined) return fault(reading, node, `This must be one of: ${words.join(', ')}.`);
      reading.places.set(path, placeOf(reading, node));
      return known;
    },
  };
}

/** The name of a thing of the standard, where it is set up. */
export const defines = (kind: NameKind): Shape<string> => noting(kind, (reading) => reading.defined, []);

/** The name of a thing that is set up elsewhere in the standard, or one of the words of the language itself. */
export const calls = (kind: NameKind, besides: readonly string[] = []): Shape<string> =>
  noting(kind, (reading) => reading.called, besides);

function noting(
  kind: NameKind,
  list: (reading: Reading) => {
    push(named: { kind: NameKind; name: string; line: number; column: number }): unknown;
  },
  besides: readonly string[],
): Shape<string> {
  return {
    schema: name.schema,
    read(node, reading, path) {
      const value = name.read(node, reading, path);
      if (value !== undefined && !besides.includes(value)) {
        list(reading).push({ kind, name: value, ...placeOf(reading, node) });
      }
      return value;
    },
  };
}

/** What every object has by itself: facts and moves are kept in objects, by name, where such a one would seem to be given. */
const ofEveryObject =
  'constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf|__\\w+__';
const inEveryObject = new RegExp(`^(${ofEveryObject})$`);

/** A short name: words with single spaces between them. */
export const name: Shape<string> = text(
  { minLength: 1, maxLength: 80, pattern: `^(?!(${ofEveryObject})$)\\S+( \\S+)*$` },
  (value) =>
    lengthOf(value) > 80 || !/^\S+( \S+)*$/.test(value)
      ? 'A name is one or more words with single spaces between them, at most 80 characters.'
      : inEveryObject.test(value)
        ? `“${value}” means something to the program itself: choose another name.`
        : undefined,
);

/** A yes or a no. */
export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(node, reading, path) {
    if (!isScalar(node) || typeof node.value !== 'boolean') return fault(reading, node, 'Say true or false.');
    reading.places.set(path, placeOf(reading, node));
    return node.value;
  },
};

/** A whole number between two bounds. */
export function whole(least: number, most: number): Shape<number> {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    read(node, reading, path) {
      const value = isScalar(node) ? node.value : undefined;
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
        return fault(reading, node, `A whole number from ${least} to ${most} is expected here.`);
      }
      reading.places.set(path, placeOf(reading, node));
      return value;
    },
  };
}

/** A list; `least` and `most` bound its length. A word may stand in it once only. */
export function list<T>(of: Shape<T>, least = 0, most = 200): Shape<readonly T[]> {
  const ofWords = of.schema.type === 'string' || 'enum' in of.schema;
  return {
    schema: {
      type: 'array',
      items: of.schema,
      minItems: least,
      maxItems: most,
      ...(ofWords ? { uniqueItems: true } : {}),
    },
    read(node, reading, path) {
      if (!isSeq(node)) return fault(reading, node, 'A list is expected here: [one, another].');
      if (node.items.length < least) return fault(reading, node, `At least ${least} must be listed here.`);
      if (node.items.length > most) return fault(reading, node, `At most ${most} may be listed here.`);
      reading.places.set(path, placeOf(reading, node));
      const read: T[] = [];
      node.items.forEach((item, index) => {
        const value = of.read(item, reading, `${path}/${index}`);
        if (value === undefined) return;
        if (ofWords && read.includes(value)) fault(reading, item, 'This is listed twice; leave one out.');
        read.push(value);
      });
      return read;
    },
  };
}
