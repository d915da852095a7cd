// Section 3: pauses are half-open spans, merged, clipped to the start, in order.

export interface Span {
  from: number;
  to: number;
}

export function tidy(pauses: Span[], start: number): Span[] {
  const merged: Span[] = [];
  const clipped = pauses.map(({ from, to }) => ({ from: Math.max(from, start), to }));
  for (const pause of clipped.sort((a, b) => a.from - b.from)) {
    if (pause.to <= pause.from) continue;
    const before = merged.at(-1);
    if (before && pause.from <= before.to) before.to = Math.max(before.to, pause.to);
    else merged.push({ ...pause });
  }
  return merged;
}

/** What is left of a span outside tidy pauses. */
export function outside(span: Span, pauses: Span[]): Span[] {
  let left = [span];
  for (const pause of pauses) {
    left = left.flatMap(({ from, to }) => [
      { from, to: Math.min(to, pause.from) },
      { from: Math.max(from, pause.to), to },
    ]);
    left = left.filter(({ from, to }) => from < to);
  }
  return left;
}
