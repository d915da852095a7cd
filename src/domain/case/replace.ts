/** The list with the row of that id changed; rows of other ids are the same values as before. */
export function replace<T extends { readonly id: string }>(
  rows: readonly T[],
  id: string,
  change: Partial<T>,
): T[] {
  const changed = rows.slice();
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    if (row?.id !== id) continue;
    changed[i] = { ...row, ...change };
    break;
  }
  return changed;
}
