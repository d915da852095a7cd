import type { LinkedAs } from '../../../app/desk/case-page/links.ts';
import { card } from '../../html/components/card.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort, slotShort } from '../words/deadline.ts';
import { waitingWords } from '../words/waiting.ts';
import type { Showing } from './showing.ts';

/** Whom we wait for, until when, and every attempt to hear from them. */
export function waits({ page, zone }: Showing): Html | null {
  if (page.waits.length === 0) return null;
  const body = page.waits.map(
    (wait) =>
      html`<div class="wait"><p><strong>${wait.title}</strong></p><p class="quiet">${wait.until === null ? `The wait for ${waitingWords(wait.of)} begins with the first delivery.` : `Waiting for ${waitingWords(wait.of)} until ${momentShort(wait.until, zone, page.now)}; then: ${wait.then.toLowerCase()}.`}${wait.heldBecause !== null && html` Held: ${wait.heldBecause}.`}</p><ol class="attempts">${wait.attempts.map((row) => html`<li>${tag(row.outcome ?? (row.due ? 'call due' : row.madeAt === null ? 'planned' : 'made'), row.outcome === 'bounced' || row.outcome === 'wrong number' ? 'late' : row.outcome === null ? 'plain' : 'good')} ${momentShort(row.madeAt ?? row.plannedAt, zone, page.now)}${row.channel !== null && html` <span class="quiet">${row.channel === 'email' ? 'e-mail' : row.channel}</span>`}</li>`)}</ol></div>`,
  );
  return card({ title: 'Waiting', body });
}

export function appointments({ page, zone }: Showing): Html | null {
  if (page.appointments.length === 0) return null;
  const body = html`<ul class="plain">${page.appointments.map((row) => html`<li><strong>${row.kind}</strong>, ${slotShort(row.slot, zone, page.now)}${row.who !== null && html`, ${row.who}`} ${row.outcome !== null ? tag(row.outcome, row.outcome === 'done' ? 'good' : 'mind') : tag('booked', 'accent')}${row.first !== null && html` <span class="quiet">first agreed: ${slotShort(row.first, zone, page.now)}; moved ${row.moved} ${row.moved === 1 ? 'time' : 'times'}</span>`}</li>`)}</ul>`;
  return card({ title: 'Visits', body });
}

const linkWords: Readonly<Record<LinkedAs, string>> = {
  'merged into': 'Merged into',
  keeps: 'Keeps what came from',
  'split from': 'Split from',
  'split to': 'Items went to',
  'same home': 'Same home',
  'went back': 'Items went back to it',
  'came back': 'Items came back from it',
};

/** Other cases: linked ones, and those of the same home. */
export function others({ page }: Showing): Html | null {
  const linked = page.linked.map((row) => ({ ...row, says: linkWords[row.as] }));
  const known = new Set(linked.map((row) => row.id));
  const rest = page.sameHome
    .filter((row) => !known.has(row.id))
    .map((row) => ({ ...row, says: 'Same home' }));
  if (linked.length + rest.length === 0) return null;
  const body = html`<ul class="plain">${[...linked, ...rest].map((row) => html`<li><a class="reference" href="/desk/cases/${row.reference}">${row.reference}</a> <span class="quiet">${row.says}, ${row.open ? row.stage : 'closed'}</span></li>`)}</ul>`;
  return card({ title: 'Other cases', body });
}
