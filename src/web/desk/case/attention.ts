import { textArea } from '../../html/components/text-area.ts';
import { undoBar } from '../../html/components/undo-bar.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';
import { deedForm, deedIn, mayDo, type Showing } from './showing.ts';

/** Danger, first of all. */
export function dangerBanner(showing: Showing): Html | null {
  const { danger, parties } = showing.page;
  if (danger === null) return null;
  const phone = parties
    .find((party) => party.role === 'homeowner')
    ?.points.find((point) => point.channel === 'phone' && !point.dead)?.value;
  const since =
    danger.since === null ? '' : ` Flagged ${momentShort(danger.since, showing.zone, showing.page.now)}.`;
  return html`<section class="unsafe" role="alert"><p class="unsafe__title">Unsafe. ${danger.title}.${phone !== undefined && html` <a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>`}</p><p>It never closes by itself while this stands.${since}</p>${deedIn(showing, { deed: 'safe', name: 'safe', title: 'It is safe now', send: { text: 'It is safe now', kind: 'secondary' }, body: (kept) => textArea({ name: 'words', id: kept.id('words'), label: 'How it was made safe, and how you know', rows: 2, error: kept.error('words'), value: kept.value('words') }) })}</section>`;
}

/** Its clock throws: what people may rely on until it is mended. */
export function stoppedBanner({ page }: Showing): Html | null {
  if (!page.stopped) return null;
  return html`<section class="unsafe" role="alert"><p class="unsafe__title">The clock of this case has stopped.</p><p>Its dates are not kept up and nothing is sent by itself. You can still take notes, ask for somebody, and say who looks after it; everything else waits until the keeper has looked at the log.</p></section>`;
}

/** What the rules leave to a person, each settled by one press. */
export function exceptions(showing: Showing): Html | null {
  const { page, zone } = showing;
  if (page.exceptions.length === 0) return null;
  return html`<section class="needs" aria-labelledby="needs-title"><h2 id="needs-title" class="needs__title">Needs a person</h2><ul>${page.exceptions.map((row, i) => html`<li class="needs__one${row.urgent && ' needs__one--urgent'}"><p>${row.about} <span class="quiet">${momentShort(row.at, zone, page.now)}</span></p>${mayDo(showing, 'settle') && deedForm(showing, { deed: 'settle', name: `settle-${row.id}`, hidden: { exception: row.id }, send: { text: 'Settled', kind: 'secondary', ...(i === 0 ? { shortcut: 's' } : {}) }, body: () => null })}</li>`)}</ul></section>`;
}

/** After a deed: what was done, and one key to take it back. */
export function undo(showing: Showing): Html | null {
  const { page, who, newKey, done } = showing;
  const allowed = page.undo !== null && mayDo(showing, 'undo');
  if (!allowed || page.undo === null) return done ? html`<p class="done" role="status">Done.</p>` : null;
  return undoBar({
    done: `${done ? 'Done' : 'Last'}: ${page.undo.title}`,
    action: `/desk/cases/${page.reference}/undo`,
    csrf: who.csrf,
    key: newKey(),
    hidden: { command: page.undo.commandId, seen: String(page.seq) },
  });
}
