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
 * as it is written. Most ids are known at once; a line of any other is read a second time.
 */
export function exactId(line: string, id: unknown): unknown {
  if (typeof id === 'string' || Number.isSafeInteger(id)) return id;
  const exact = JSON.parse(line, (_, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? JSON.rawJSON(`${source}`) : value,
  );
  return (exact as { id: unknown }).id;
}
