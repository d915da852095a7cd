import { type Html, html, type Printable } from '../html.ts';

/** A part of a page with its own title. `level` keeps the outline of headings whole. */
export function card({
  title,
  body,
  level = 2,
  id,
  actions,
}: {
  readonly title: string;
  readonly body: Printable;
  readonly level?: 2 | 3;
  readonly id?: string;
  readonly actions?: Printable;
}): Html {
  const heading =
    level === 2 ? html`<h2 class="card__title">${title}</h2>` : html`<h3 class="card__title">${title}</h3>`;
  return html`<section class="card"${id !== undefined && html` id="${id}"`}><div class="card__head">${heading}${actions !== undefined && html`<div class="card__actions">${actions}</div>`}</div>${body}</section>`;
}
