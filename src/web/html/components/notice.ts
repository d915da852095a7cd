import { type Html, html, type Printable } from '../html.ts';

export interface Notice {
  readonly kind: 'told' | 'done' | 'mind' | 'danger';
  readonly title: string;
  readonly body?: Printable;
}

const words = { told: 'Please note', done: 'Done', mind: 'Please mind', danger: 'Unsafe' };

/** Something to know before the rest of the page. 'done' and 'danger' are read out at once. */
export function notice({ kind, title, body }: Notice): Html {
  const role = kind === 'done' ? 'status' : kind === 'danger' ? 'alert' : 'region';
  return html`<div class="notice notice--${kind}" role="${role}" aria-label="${words[kind]}"><p class="notice__title">${title}</p>${body !== undefined && html`<div class="notice__body">${body}</div>`}</div>`;
}
