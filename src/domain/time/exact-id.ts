declare global {
  // ECMAScript's "JSON.parse source text access", which the compiler's own library does not know yet.
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
    ): unknown;
    rawJSON(text: string): unknown;
  }
}

/**
 * The id of a line that has been parsed, for writing it out again digit by digit: a number that is no safe integer comes
 * as it is written. Only such lines, and ids that are lists or objects, are read a second time.
 */
export function exactId(line: string, id: unknown): unknown {
  if (typeof id === 'number' ? Number.isSafeInteger(id) : typeof id !== 'object' || id === null) return id;
  const exact = JSON.parse(line, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined && !Number.isSafeInteger(value)
      ? JSON.rawJSON(source)
      : value,
  );
  return (exact as { id: unknown }).id;
}
