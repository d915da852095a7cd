import { type Html, html } from '../html/html.ts';

/** Which of the two standards something is drawn for. */
export type Side = 'one' | 'other';

const fixed = (value: number): string => value.toFixed(2);

/** A bar of a share, from 0 to `whole`; what it says stands in words beside it. */
export function shareBar(share: number, side: Side, whole = 1): Html {
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="${side}" width="${fixed(Math.min(100, (share / whole) * 100))}" height="4"/></svg>`;
}

/** Where a share lies with 95 % certainty, on a scale from `least` to 1, and the target as a line across. */
export function interval(
  from: number,
  share: number,
  to: number,
  target: number,
  least: number,
  side: Side,
  says: string,
): Html {
  const place = (value: number): number => ((Math.max(value, least) - least) / (1 - least)) * 100;
  return html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" style="height:1.75rem" role="img" aria-label="${says}">
<rect y="2.6" width="100" height=".8" style="fill:var(--line)"/>
<g class="${side}"><rect class="range" x="${fixed(place(from))}" y="1.2" width="${fixed(Math.max(0.6, place(to) - place(from)))}" height="3.6"/>
<rect x="${fixed(place(share) - 0.3)}" y=".6" width=".6" height="4.8"/></g>
<line class="mark" x1="${fixed(place(target))}" x2="${fixed(place(target))}" y1="0" y2="6"/></svg>`;
}

/** Columns from left to right, one a day; those past the limit in the colour of late, and a line where it lies. */
export function columns(counts: readonly number[], limit: number | null, side: Side, says: string): Html {
  const most = Math.max(1, ...counts);
  const width = 100 / counts.length;
  return html`<svg class="columns" viewBox="0 0 100 60" preserveAspectRatio="none" role="img" aria-label="${says}">
<g class="${side}">${counts.map((count, i) => {
    const height = (count / most) * 58;
    const late = limit !== null && i > limit;
    return count === 0
      ? null
      : html`<rect class="${late ? 'over' : side}" x="${fixed(i * width)}" y="${fixed(60 - height)}" width="${fixed(width * 0.8)}" height="${fixed(height)}"/>`;
  })}</g>
<line x1="0" x2="100" y1="60" y2="60" class="mark"/>${
    limit === null
      ? null
      : html`<line class="mark" stroke-dasharray="4 3" x1="${fixed((limit + 1) * width)}" x2="${fixed((limit + 1) * width)}" y1="0" y2="60"/>`
  }</svg>`;
}
