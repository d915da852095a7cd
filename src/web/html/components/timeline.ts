import type { Instant } from '../../../domain/time/types.ts';
import { type Html, html, type Printable } from '../html.ts';
import { machineMoment } from '../words/date.ts';

export interface Moment {
  readonly at: Instant;
  /** The moment in words, on the organisation's wall. */
  readonly when: string;
  readonly title: Printable;
  /** Who did it and by which channel: 'Mrs Patel, by e-mail'. */
  readonly by?: string;
  readonly kind?: 'in' | 'out' | 'note' | 'private' | 'promise' | 'late' | 'step';
  readonly body?: Printable;
  readonly id?: string;
}

/** What happened, newest or oldest first as given. */
export function timeline(moments: readonly Moment[], label = 'What happened'): Html {
  return html`<ol class="timeline" aria-label="${label}">${moments.map(({ at, when, title, by, kind = 'step', body, id }) => html`<li class="timeline__moment timeline__moment--${kind}"${id !== undefined && html` id="${id}"`}><div class="timeline__head"><p class="timeline__title">${title}</p><p class="timeline__meta">${by !== undefined && html`${by} · `}<time datetime="${machineMoment(at)}">${when}</time></p></div>${body !== undefined && html`<div class="timeline__body">${body}</div>`}</li>`)}</ol>`;
}
