/** The list with one more row, made at its length: spread out and added to, it would be copied twice. */
export function added<T>(rows: readonly T[], row: T): T[] {
  const { length } = rows;
  const all = new Array<T>(length + 1);
  for (let i = 0; i < length; i += 1) all[i] = rows[i] as T;
  all[length] = row;
  return all;
}
