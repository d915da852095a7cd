import type { RoleFigures } from '../../domain/standards/simulate/figures.ts';
import { type Html, html } from '../html/html.ts';
import { shareBar } from './charts.ts';
import type { Shown } from './page.ts';

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const lasting = (minutes: number): string =>
  minutes < 90 ? `${minutes.toFixed(0)} min` : `${(minutes / 60).toFixed(1)} h`;

const peopleOf = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

/** Each role: how busy its people are, how long work waits for them, and the stages it comes from. */
export function workTold(all: readonly Shown[]): Html {
  const roles = [...new Set(all.flatMap(({ figures }) => figures.work.map((row) => row.role)))];
  return html`<ul class="bars">${roles.map((role) => {
    const rows = all.flatMap(({ figures, side }) =>
      figures.work.filter((row) => row.role === role).map((row) => ({ row, side, figures })),
    );
    return html`<li><div><strong>${role}</strong> <span class="soft small">${peopleOf(rows[0]?.row.people ?? 0)}</span></div>
${rows.map(
  ({ row, side }) =>
    html`<div class="row"><div>${shareBar(row.busy, side)}</div><div class="n small">${percent(row.busy)} busy</div></div>
<p class="small soft">Work waits ${lasting(row.waited.mean)} on average, nine in ten at most ${lasting(row.waited.ninetieth)} of working time; ${row.queue.toFixed(1)} in the queue.</p>`,
)}
${rows.map(
  ({ row, figures }) =>
    html`<details><summary>By stage${all.length > 1 ? `, ${figures.standard}` : ''}</summary>${stages(row)}</details>`,
)}</li>`;
  })}</ul>`;
}

const stages = (row: RoleFigures): Html => html`<div class="wide"><table>
<thead><tr><th>stage</th><th>tasks</th><th>hours</th><th>wait</th></tr></thead><tbody>${row.stages.map(
  (stage) =>
    html`<tr><td>${stage.stage}</td><td>${stage.tasks}</td><td>${stage.hours.toFixed(0)}</td><td>${lasting(stage.waited)}</td></tr>`,
)}</tbody></table></div>`;
