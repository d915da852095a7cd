import { attributes } from '../attributes.ts';
import { type Html, html, type Printable } from '../html.ts';

export type PromiseLook = 'made' | 'at risk' | 'late' | 'kept' | 'extended' | 'paused' | 'superseded';

export interface PromiseChip {
  readonly state: PromiseLook;
  /** What was promised: 'A visit to look at it'. */
  readonly title: string;
  /** The date in words: 'by the end of Tuesday 14 October'. */
  readonly date: string;
  /** The same for machines: 'YYYY-MM-DD' or an instant in UTC. */
  readonly machineDate?: string;
  /** 'in 4 days', '2 days ago'. */
  readonly away?: string;
  /** The explanation, line by line: clause, start, days skipped and why, waits, extensions. */
  readonly why: readonly Printable[];
  /** The promise's own: its explanation is known again when the page is fetched anew. */
  readonly id?: string;
  readonly open?: boolean;
}

/** On screen and to customers alike: a date past is *late*. */
const said: Record<PromiseLook, string> = {
  made: 'Promised',
  'at risk': 'At risk',
  late: 'Late',
  kept: 'Kept',
  extended: 'New date',
  paused: 'Waiting',
  superseded: 'Replaced',
};

/** A promise with its date, and why the date is that one. */
export function promiseChip({
  state,
  title,
  date,
  machineDate,
  away,
  why,
  id,
  open = false,
}: PromiseChip): Html {
  return html`<div class="promise promise--${state.replace(' ', '-')}"><p class="promise__line"><span class="promise__state">${said[state]}</span> <span class="promise__title">${title}</span></p><p class="promise__date">${machineDate === undefined ? date : html`<time datetime="${machineDate}">${date}</time>`}${away !== undefined && html` <span class="promise__away">${away}</span>`}</p>${why.length > 0 && html`<details class="promise__why"${attributes({ id: id && `why-${id}`, open })}><summary>Why this date?</summary><ol>${why.map((line) => html`<li>${line}</li>`)}</ol></details>`}</div>`;
}
