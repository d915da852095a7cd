import { type Html, html } from '../html/html.ts';
import { type Side, shareBar } from './charts.ts';
import type { Shown } from './page.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

interface Line {
  readonly side: Side;
  readonly share: number;
  readonly says: string;
}

/** One thing with a bar for each standard. */
const barred = (title: string, note: string | null, lines: readonly Line[], whole: number): Html => html`<li>
<div>${title}${note === null ? null : html` <span class="soft small">${note}</span>`}</div>
${lines.map((line) => html`<div class="row"><div>${shareBar(line.share, line.side, whole)}</div><div class="n small">${line.says}</div></div>`)}</li>`;

const mostOf = (shares: readonly number[]): number => Math.max(0.05, ...shares);

/** Each promise with the share of it that was late, on one scale for all. */
export function promisesTold(all: readonly Shown[]): Html {
  const names = [
    ...new Map(all.flatMap(({ figures }) => figures.promises).map((row) => [row.promise, row.title])),
  ];
  const whole = mostOf(all.flatMap(({ figures }) => figures.promises.map((row) => row.share)));
  return html`<ul class="bars">${names.map(([name, title]) => {
    const rows = all.flatMap(({ figures, side }) =>
      figures.promises.filter((row) => row.promise === name).map((row) => ({ row, side })),
    );
    // An attempt's title says already that it has its day.
    const limits = [...new Set(rows.map(({ row }) => row.limit).filter((limit) => limit !== 'its day'))].join(
      ' · ',
    );
    const lines = rows.map(({ row, side }) => ({
      side,
      share: row.share,
      says: `${percent(row.share)} · ${row.late} of ${row.made}`,
    }));
    return barred(title, limits === '' ? null : limits, lines, whole);
  })}</ul>`;
}

/** Reasons of closure, and what was still open at the end. */
export function closuresTold(all: readonly Shown[]): Html {
  const reasons = [
    ...new Map(all.flatMap(({ figures }) => figures.closures).map((row) => [row.reason, row.title])),
  ];
  const whole = mostOf(all.flatMap(({ figures }) => figures.closures.map((row) => row.share)));
  return html`<ul class="bars">${reasons.map(([reason, title]) =>
    barred(
      title,
      null,
      all.map(({ figures, side }) => {
        const row = figures.closures.find((each) => each.reason === reason);
        const share = row?.share ?? 0;
        return { side, share, says: `${percent(share)} · ${row?.cases ?? 0} cases` };
      }),
      whole,
    ),
  )}</ul>${all.map(({ figures }) => {
    const open = figures.open.reduce((sum, row) => sum + row.cases, 0);
    const where = figures.open.map((row) => `${row.cases} in “${row.title}”`).join(', ');
    return html`<p class="soft small">${all.length > 1 ? `${figures.standard}: ` : ''}${figures.reopened} reopenings; ${open} still open at the end${open === 0 ? '' : `: ${where}`}.</p>`;
  })}`;
}
