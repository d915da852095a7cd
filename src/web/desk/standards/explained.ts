import type { Entry, Line, Section } from '../../../domain/standards/explain/section.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';

/** A standard in plain words, a section to open at a time. */
export const explained = (sections: readonly Section[]): readonly Html[] =>
  sections.map((section) =>
    disclosure(
      section.title,
      html`${lines(section.lines)}${section.entries.map((entry) => entryOf(entry, false))}`,
      section.id === 'headline',
    ),
  );

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
