import type { Figures } from '../../domain/standards/simulate/figures.ts';
import { type Html, html, textOf, verbatim } from '../html/html.ts';
import { columns, interval, type Side } from './charts.ts';
import { closuresTold, promisesTold } from './outcomes.ts';
import { style } from './style.ts';
import { workTold } from './work.ts';

export interface Shown {
  readonly figures: Figures;
  readonly side: Side;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A simulation as a page of its own: no script, nothing from elsewhere, on a phone, a desk or paper. */
export function simulationPage(
  figures: Figures,
  against: Figures | undefined,
  changes: readonly string[],
): string {
  const all: Shown[] = [
    { figures, side: 'one' },
    ...(against === undefined ? [] : [{ figures: against, side: 'other' as const }]),
  ];
  const page = html`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${figures.title}: a simulation</title><style>${verbatim(style)}</style></head>
<body><main>
<h1>${figures.title}, simulated</h1>
<p class="soft">${figures.cases} invented cases under the scenario “${figures.scenario}”, seed ${figures.seed}, ${yearsTold(figures.years)}, decided by the same rules and the same clock that run a desk.</p>
${all.length > 1 ? html`<p>${all.map(({ figures: each, side }) => html`<span class="name"><span class="${side}"><span class="key"></span></span>${each.title} (${each.standard})</span>`)}</p>` : null}
${all.map(starved)}
${changes.length === 0 ? null : html`<section><h2>What changes</h2><ol>${changes.map((line) => html`<li>${line}</li>`)}</ol></section>`}
<section><h2>In time</h2><p class="soft">The share of cases handled within the whole time promised; those still open at the end are counted too.</p><div class="beside">${all.map((one) => html`<div>${nameOf(one, all)}${inTime(one)}</div>`)}</div></section>
<section><h2>Working days to close</h2><p class="soft">A column for each number of working days: the higher it is, the more cases were closed in so many.</p><div class="beside">${all.map((one) => html`<div>${nameOf(one, all)}${days(one)}</div>`)}</div></section>
<section><h2>Promises late</h2><p class="soft">The longer a bar, the larger the share of that promise that was late; one scale for all.</p>${promisesTold(all)}</section>
<section><h2>How cases close</h2><p class="soft">The longer a bar, the larger the share of cases closed for that reason.</p>${closuresTold(all)}</section>
<section><h2>Work and queues</h2><p class="soft">A full bar is a role that is at work all of its hours; then work waits.</p>${workTold(all)}</section>
</main></body></html>
`;
  return textOf(page);
}

/** Whose figures these are, where there are two. */
const nameOf = ({ figures, side }: Shown, all: readonly Shown[]): Html | null =>
  all.length === 1
    ? null
    : html`<h3><span class="${side}"><span class="key"></span></span>${figures.standard}</h3>`;

const daysTold = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

const yearsTold = (years: number): string => {
  if (years < 0.95) return 'part of a year';
  return years < 1.05 ? 'one year' : `${years.toFixed(1)} years`;
};

function starved({ figures }: Shown): Html | null {
  if (figures.starved.length === 0) return null;
  return html`<div class="starved">${figures.starved.map(
    (row) =>
      html`<p>${row.tasks} pieces of work in “${row.stage}” wait for a ${row.role} for ever: nobody of that role works here.</p>`,
  )}</div>`;
}

function inTime({ figures, side }: Shown): Html {
  const { inTime: share, target } = figures;
  if (share === null || target === null)
    return html`<p>${figures.standard} has no headline target. ${keptTold(figures)}</p>`;
  const least = Math.max(0, Math.floor(Math.min(share.from, target.share) * 10 - 1) / 10);
  const met = share.share >= target.share;
  return html`<div><p class="big">${percent(share.share)}</p>
<p>within ${target.limit}, net; the target is ${percent(target.share)}: <strong>${met ? 'met' : 'not met'}</strong>.</p>
${interval(share.from, share.share, share.to, target.share, least, side, `between ${percent(share.from)} and ${percent(share.to)}; the target is ${percent(target.share)}`)}
<div class="scale"><span>${percent(least)}</span><span>100 %</span></div>
<p class="soft small">With 95 % certainty between ${percent(share.from)} and ${percent(share.to)} (${share.in} of ${share.of}). The line is the target. ${keptTold(figures)}</p></div>`;
}

const keptTold = ({ kept }: Figures): string =>
  `${percent(kept.share)} of the other promises were never late (${kept.in} of ${kept.of}).`;

function days({ figures, side }: Shown): Html {
  const { gross, net, byNetDays, target } = figures;
  const limit = target === null ? null : Number.parseInt(target.limit, 10);
  const inDays = target?.limit.endsWith('working days') === true ? limit : null;
  const last = Math.min(
    byNetDays.length,
    Math.max(
      inDays ?? 0,
      byNetDays.findLastIndex((count) => count > 0),
    ) + 2,
  );
  const counted = byNetDays.reduce((sum, count) => sum + count, 0);
  const over = inDays === null ? 0 : byNetDays.slice(inDays + 1).reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...byNetDays);
  return html`<div>${columns(byNetDays.slice(0, last), inDays, side, `cases by net working days, from 0 to ${last - 1}`)}
<div class="scale"><span>0</span><span>net working days</span><span>${last - 1}</span></div>
<p class="soft small">The highest column is ${most} cases in ${daysTold(byNetDays.indexOf(most))}${byNetDays.indexOf(most) === byNetDays.length - 1 ? ' or more' : ''}.${inDays === null ? '' : ` Beyond the dashed line, ${inDays} days: ${over} of ${counted} cases.`}</p>
<div class="wide"><table><thead><tr><td>Working days</td><th>mean</th><th>median</th><th>9 in 10 within</th></tr></thead><tbody>
<tr><td>Net, without waits</td><td>${net.mean.toFixed(1)}</td><td>${net.median}</td><td>${net.ninetieth}</td></tr>
<tr><td>Gross, all of them</td><td>${gross.mean.toFixed(1)}</td><td>${gross.median}</td><td>${gross.ninetieth}</td></tr></tbody></table></div></div>`;
}
