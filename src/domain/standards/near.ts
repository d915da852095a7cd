/** The name that was perhaps meant: of those that differ by a slip or two the nearest; undefined: none is near. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const most = Math.min(2, Math.floor([...written].length / 3));
  let best: { readonly name: string; readonly slips: number } | undefined;
  for (const name of names) {
    const slips = slipsBetween(written.toLowerCase(), name.toLowerCase());
    if (slips <= most && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { name, slips };
  }
  return best?.name;
}

/** What could be written instead, as the end of a sentence: the name that was perhaps meant, else all there are. */
export function wordInstead(written: string, names: readonly string[]): string {
  const near = nearest(written, names);
  if (near !== undefined) return `did you mean "${near}"?`;
  return names.length === 0 ? 'leave it out.' : `write one of: ${names.join(', ')}.`;
}

/** Letters to put in, leave out or exchange. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
