import { attributes } from '../attributes.ts';
import { type Html, html, type Printable } from '../html.ts';

export interface Form {
  readonly action: string;
  /** The session's token (`request.who.csrf`): a form without it is refused. */
  readonly csrf: string;
  readonly body: Printable;
  /** Idempotency key, made when the page is rendered: a form sent twice does one thing. */
  readonly key?: string;
  /** Version of the case that the page shows: a change since then is shown, not overwritten. */
  readonly seen?: number;
  readonly files?: boolean;
  readonly id?: string;
  readonly inline?: boolean;
}

/** A form that changes something. Errors are told by our own sentences, so the browser's are off. */
export function form({ action, csrf, body, key, seen, files, id, inline }: Form): Html {
  return html`<form action="${action}" method="post" novalidate${attributes({ enctype: files === true ? 'multipart/form-data' : null, id, class: inline === true ? 'form--inline' : null })}><input type="hidden" name="csrf" value="${csrf}">${key !== undefined && html`<input type="hidden" name="key" value="${key}">`}${seen !== undefined && html`<input type="hidden" name="seen" value="${seen}">`}${body}</form>`;
}
