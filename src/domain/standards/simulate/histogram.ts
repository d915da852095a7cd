/** How often each whole number was counted; beyond the most it is counted as the most. */
export interface Histogram {
  add(value: number): void;
  readonly count: number;
  readonly sum: number;
  /** The least number that the share of those counted does not exceed; 0 where nothing was counted. */
  quantile(share: number): number;
  /** How often each number from the least was counted, `length` of them; the last holds all beyond. */
  counts(length: number): number[];
}

/** Counts of the whole numbers from `least` to `most`, in one typed array. */
export function histogram(least: number, most: number): Histogram {
  const counts = new Float64Array(most - least + 1);
  let count = 0;
  let sum = 0;
  return {
    add(value) {
      const place = Math.min(Math.max(Math.round(value), least), most) - least;
      counts[place] = (counts[place] ?? 0) + 1;
      count += 1;
      sum += value;
    },
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    quantile(share) {
      let left = share * count;
      for (let i = 0; i < counts.length && count > 0; i += 1) {
        left -= counts[i] ?? 0;
        if (left <= 0) return least + i;
      }
      return 0;
    },
    counts(length) {
      const listed = Array.from(counts.subarray(0, length));
      const beyond = counts.subarray(length).reduce((all, n) => all + n, 0);
      listed[length - 1] = (listed[length - 1] ?? 0) + beyond;
      return listed;
    },
  };
}
