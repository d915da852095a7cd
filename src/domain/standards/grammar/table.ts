import { isMap, isScalar } from 'yaml';
import { fault, placeOf } from './reading.ts';
import { name, type Shape } from './shape.ts';

/** An object whose keys are the organisation's own words: `{ liability: ours, way forward: supply }`. */
export function table<T>(of: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    schema: {
      type: 'object',
      propertyNames: name.schema,
      additionalProperties: of.schema,
      minProperties: 1,
      maxProperties: 20,
    },
    read(node, reading, path) {
      if (!isMap(node) || node.items.length === 0)
        return fault(reading, node, 'Lines of "key: value" are expected here.');
      if (node.items.length > 20) return fault(reading, node, 'At most 20 lines may stand here.');
      reading.places.set(path, placeOf(reading, node));
      const read: [string, T][] = [];
      for (const { key, value } of node.items) {
        const word = name.read(key, reading, `${path}/${isScalar(key) ? String(key.value) : ''}`);
        const entry = word === undefined ? undefined : of.read(value, reading, `${path}/${word}`);
        if (word !== undefined && entry !== undefined) read.push([word, entry]);
      }
      return Object.fromEntries(read);
    },
  };
}

/** An object whose line `by` says which of several kinds it is: `{ on: silence, plan: for the order }`. */
export function variants<T>(by: string, kinds: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return {
    schema: { oneOf: Object.values(kinds).map((kind) => kind.schema) },
    read(node, reading, path) {
      const chosen = isMap(node) ? node.get(by) : undefined;
      const kind = typeof chosen === 'string' && Object.hasOwn(kinds, chosen) ? kinds[chosen] : undefined;
      if (kind !== undefined) return kind.read(node, reading, path);
      return fault(
        reading,
        node,
        `Here stands "{ ${by}: … }", with one of: ${Object.keys(kinds).join(', ')}.`,
      );
    },
  };
}
