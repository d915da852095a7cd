import { type Html, html, type Printable } from '../html.ts';

/** Instead of a list with nothing in it: what that means, and what one may do. */
export const emptyState = (title: string, body?: Printable): Html =>
  html`<div class="empty"><p class="empty__title">${title}</p>${body !== undefined && html`<div class="empty__body">${body}</div>`}</div>`;
