/**
 * The list with the row of that id as `changed` gives it, which makes a copy of its own: one copied here, for rows of every
 * kind, would cost three times as much. Other rows are the same values as before.
 */
export function replace<T extends { readonly id: string }>(
  rows: readonly T[],
  id: string,
  changed: (row: T) => T,
): T[] {
  const all = rows.slice();
  // What changes is mostly what came last.
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (row?.id !== id) continue;
    all[i] = changed(row);
    break;
  }
  return all;
}
