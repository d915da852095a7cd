import { type PublishedStandard, publishedStandards } from '../../../app/public/standards.ts';
import type { Entry, Line } from '../../../domain/standards/explain/section.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { asked, sendDesk } from '../frame.ts';

/** The standards in force, line by line, as the running system reads them. */
export function standardRoutes(app: App, parts: Parts): void {
  app.get('/desk/standards', { config: { may: 'see today' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const standards = await publishedStandards(parts.ground, who.who.organisation);
    const list =
      standards.length === 0
        ? emptyState(
            'No standard is in force yet',
            html`<p>The keeper publishes one on the machine’s console.</p>`,
          )
        : standards.map(one);
    const body = html`<h1>Standards</h1><p class="lead">What the desk works by. Rules marked ${tag('house', 'mind')} are our own; the others come from the document named.</p>${list}<p><a href="/standards">As the public sees it</a></p>`;
    return sendDesk(request, reply, who, { title: 'Standards', place: '/desk/standards', body });
  });
}

const one = (standard: PublishedStandard): Html =>
  html`<section class="card"><h2 class="card__title">${standard.title}</h2><p>${standard.purpose}</p>${standard.sections.map((section) => disclosure(section.title, html`${lines(section.lines)}${section.entries.map((entry) => entryOf(entry, false))}`, section.id === 'headline'))}</section>`;

function entryOf(entry: Entry, inner: boolean): Html {
  const title = html`${entry.title}${entry.source === 'house' && html` ${tag('house', 'mind')}`}${entry.source === 'law' && html` ${tag('law')}`}`;
  return html`<div class="entry">${inner ? html`<h4>${title}</h4>` : html`<h3>${title}</h3>`}${lines(entry.lines)}${
    entry.entries.length > 0 &&
    disclosure(
      'Ways on from here',
      entry.entries.map((each) => entryOf(each, true)),
    )
  }</div>`;
}

const lines = (all: readonly Line[]): Html | null =>
  all.length === 0
    ? null
    : html`<dl class="explained">${all.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>`;
