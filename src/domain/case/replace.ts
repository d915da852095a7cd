/** The list with the row of that id changed; rows of other ids are the same values as before. */
export function replace<T extends { readonly id: string }>(
  rows: readonly T[],
  id: string,
  change: Partial<T>,
): T[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}
