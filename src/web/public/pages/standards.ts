import type { PublishedStandard } from '../../../app/public/standards.ts';
import type { Entry, Line, Section } from '../../../domain/standards/explain/section.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { publicPage } from '../../html/layout/public.ts';

const sources = { document: 'published promise', law: 'law', house: 'our own rule' } as const;

/** The parts that everybody wants to see; the others open at a press. */
const first = new Set<Section['id']>(['headline', 'promises']);

/** The standards in force, line by line, with what is a rule of our own marked so. */
export function standardsPage(look: Look, standards: readonly PublishedStandard[]): Html {
  const title = 'What we promise';
  return publicPage({
    look,
    title,
    body: html`<h1>${title}</h1><p class="lead">These are the very rules that our desk works by. Nothing here is written by hand: the page shows what the system reads.</p><p>Each rule says where it comes from: ${tag(sources.document, 'accent')} from a document we published, ${tag(sources.law)} from the law, ${tag(sources.house)} where those say nothing and we decided ourselves.</p>${standards.length === 0 ? emptyState('No standard is in force yet') : standards.map(oneStandard)}`,
  });
}

const oneStandard = (standard: PublishedStandard): Html =>
  html`<section id="${standard.name}"><h2>${standard.title}</h2><p>${standard.purpose}</p>${standard.sections.map(
    (section) =>
      first.has(section.id)
        ? html`<h3>${section.title}</h3>${sectionBody(section)}`
        : disclosure(section.title, sectionBody(section)),
  )}</section>`;

const sectionBody = ({ id, lines, entries }: Section): Html =>
  html`${linesOf(lines)}${entries.map((entry) => (id === 'promises' ? promiseOf(entry) : entryOf(entry, 'h4')))}`;

/** A promise with its figure in sight; how it is counted, what keeps it and what follows when it is late at a press. */
function promiseOf(entry: Entry): Html {
  const within = entry.lines.find((line) => line.label === 'Within');
  const rest = entry.lines.filter((line) => line !== within);
  return html`<div class="entry"><h4>${entry.title}${markOf(entry)}</h4>${within !== undefined && html`<p class="entry__main">Within ${within.text}</p>`}${disclosure('How it is counted, what keeps it, and what if it is late', linesOf(rest))}</div>`;
}

const markOf = ({ source }: Entry): Html | false =>
  source !== undefined && html` ${tag(sources[source], source === 'document' ? 'accent' : 'plain')}`;

function entryOf(entry: Entry, level: 'h4' | 'h5'): Html {
  const heading =
    level === 'h4'
      ? html`<h4>${entry.title}${markOf(entry)}</h4>`
      : html`<h5>${entry.title}${markOf(entry)}</h5>`;
  return html`<div class="entry">${heading}${linesOf(entry.lines)}${
    entry.entries.length > 0 &&
    disclosure(
      'Ways on from here',
      entry.entries.map((one) => entryOf(one, 'h5')),
    )
  }</div>`;
}

const linesOf = (lines: readonly Line[]): Html | null =>
  lines.length === 0
    ? null
    : html`<dl class="explained">${lines.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>`;
