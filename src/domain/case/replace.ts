/** The list with the row of that id changed in a copy of its own; rows of other ids are the same values as before. */
export function replace<T extends { readonly id: string }>(
  rows: readonly T[],
  id: string,
  change: (row: T) => void,
): T[] {
  const changed = rows.slice();
  // What changes is mostly what came last.
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (row?.id !== id) continue;
    const copy = { ...row };
    change(copy);
    changed[i] = copy;
    break;
  }
  return changed;
}
