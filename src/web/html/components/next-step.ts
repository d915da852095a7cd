import { type Html, html, type Printable } from '../html.ts';

/** The one thing everybody wants to know: what happens next, by when, who, and their phone number. */
export function nextStep({
  what,
  by,
  who,
  phone,
  children,
}: {
  readonly what: string;
  readonly by: string;
  readonly who?: string;
  readonly phone?: string;
  readonly children?: Printable;
}): Html {
  return html`<section class="next" aria-label="What happens next"><p class="next__label">What happens next</p><p class="next__what">${what}</p><p class="next__by">${by}</p>${who !== undefined && html`<p class="next__who">${who}${phone !== undefined && html`, <a class="next__phone" href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>`}</p>`}${children}</section>`;
}
