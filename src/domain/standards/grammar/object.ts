import { isMap, isScalar, type YAMLMap } from 'yaml';
import { fault, placeOf, type Reading } from './reading.ts';
import type { Schema, Shape } from './shape.ts';

type Presence = 'needed' | 'optional' | 'defaulted';

/** One line of an object: what it is for, and what stands there. */
export interface Field<T, P extends Presence> {
  readonly presence: P;
  readonly about: string;
  readonly shape: Shape<T>;
  /** As it is written in YAML; absent: the compiled name with spaces. */
  readonly key: string | undefined;
  readonly fallback?: T;
}

type Fields = Readonly<Record<string, Field<unknown, Presence>>>;
type Value<F> = F extends Field<infer T, Presence> ? T : never;
type IsOptional<F> = F extends { readonly presence: 'optional' } ? true : false;

type Compiled<F extends Fields> = {
  readonly [K in keyof F as IsOptional<F[K]> extends true ? never : K]: Value<F[K]>;
} & { readonly [K in keyof F as IsOptional<F[K]> extends true ? K : never]?: Value<F[K]> };

/** A line that must be there. */
export const needed = <T>(about: string, shape: Shape<T>, key?: string): Field<T, 'needed'> => ({
  presence: 'needed',
  about,
  shape,
  key,
});

/** A line that may be left out, and then is absent. */
export const optional = <T>(about: string, shape: Shape<T>, key?: string): Field<T, 'optional'> => ({
  presence: 'optional',
  about,
  shape,
  key,
});

/** A line that may be left out, and then means `fallback`. */
export const defaulted = <T>(
  about: string,
  shape: Shape<T>,
  fallback: T,
  key?: string,
): Field<T, 'defaulted'> => ({
  presence: 'defaulted',
  about,
  shape,
  key,
  fallback,
});

const keyOf = (property: string, field: Field<unknown, Presence>): string =>
  field.key ?? property.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/**
 * An object with these lines and no others.
 * `what` names it in faults ('a promise'); `pairs` are lines that stand together or not at all.
 */
export function object<F extends Fields>(
  what: string,
  fields: F,
  pairs: readonly (readonly [string, string])[] = [],
): Shape<Compiled<F>> {
  const lines = Object.entries(fields).map(([property, field]) => ({
    property,
    field,
    key: keyOf(property, field),
  }));
  // All have all lines, in one order: cases read these at every deed, and read alike what is alike in memory.
  const blank = Object.fromEntries(lines.map(({ property, field }) => [property, field.fallback]));
  return {
    schema: schemaOf(lines, pairs),
    read(node, reading, path) {
      if (!isMap(node)) return fault(reading, node, `Here stands ${what}: lines of "key: value".`);
      reading.places.set(path, placeOf(reading, node));
      const written = pairsOf(
        node,
        reading,
        what,
        lines.map((line) => line.key),
      );
      const read: Record<string, unknown> = { ...blank };
      let whole = true;
      for (const { property, field, key } of lines) {
        const value = written.get(key);
        if (value === undefined) {
          if (field.presence === 'needed') {
            fault(reading, node, `${capital(what)} needs a line "${key}": ${field.about}`);
            whole = false;
          }
          continue;
        }
        const compiled = field.shape.read(value, reading, path === '' ? property : `${path}/${property}`);
        if (compiled === undefined) whole = false;
        else read[property] = compiled;
      }
      for (const [one, other] of pairs) {
        if (written.has(one) && !written.has(other)) {
          whole = fault(reading, node, `Where ${what} says "${one}" it must say "${other}" too.`) ?? false;
        }
      }
      return whole ? (read as Compiled<F>) : undefined;
    },
  };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function pairsOf(
  map: YAMLMap,
  reading: Reading,
  what: string,
  known: readonly string[],
): Map<string, unknown> {
  const written = new Map<string, unknown>();
  for (const { key, value } of map.items) {
    const word = isScalar(key) ? key.value : undefined;
    if (typeof word === 'string' && known.includes(word)) written.set(word, value);
    else fault(reading, key, `"${String(word)}" is not a line of ${what}; it may have: ${known.join(', ')}.`);
  }
  return written;
}

function schemaOf(
  lines: readonly { field: Field<unknown, Presence>; key: string }[],
  pairs: readonly (readonly [string, string])[],
): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: lines.filter((line) => line.field.presence === 'needed').map((line) => line.key),
    properties: Object.fromEntries(
      lines.map(({ field, key }) => [key, { description: field.about, ...field.shape.schema }]),
    ),
    ...(pairs.length === 0
      ? {}
      : { dependentRequired: Object.fromEntries(pairs.map(([one, other]) => [one, [other]])) }),
  };
}
