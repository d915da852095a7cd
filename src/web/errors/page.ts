import { type Html, html } from '../html/html.ts';
import type { Look } from '../html/layout/look.ts';
import { portalPage } from '../html/layout/portal.ts';

const titles: Record<number, string> = {
  400: 'We could not read that',
  401: 'Please sign in',
  403: 'You may not do that here',
  404: 'Page not found',
  409: 'Somebody changed this meanwhile',
  413: 'That is too large',
  415: 'We could not read that',
  429: 'Too many tries',
  503: 'Kept is not ready',
};

export interface ErrorWords {
  readonly status: number;
  readonly told: string;
  /** Where something broke: what to quote to the keeper, found again in the log. */
  readonly id?: string;
  /** Where the reader may go on from here. */
  readonly back?: string;
  /** What the reader had typed, so that nothing is lost. */
  readonly typed?: readonly { readonly label: string; readonly words: string }[];
}

/** An error, in plain words: what happened, what to do, and what had been typed. */
export function errorPage(look: Look, { status, told, id, back, typed = [] }: ErrorWords): Html {
  const title = titles[status] ?? 'Something went wrong';
  return portalPage({
    look,
    title,
    ...(back === undefined ? {} : { back }),
    body: html`<h1>${title}</h1><p>${told}</p>${id !== undefined && html`<p class="quiet">If you tell us about it, quote <span class="reference">${id}</span>.</p>`}${typed.length > 0 && html`<h2>What you had typed</h2><p>It was not saved. Copy what you need.</p>${typed.map(({ label, words }) => html`<h3>${label}</h3><pre class="typed">${words}</pre>`)}`}`,
  });
}
