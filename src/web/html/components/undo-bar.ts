import { type Html, html } from '../html.ts';
import { form } from './form.ts';

/** After a deed: what was done, and one key to take it back. */
export function undoBar({
  done,
  action,
  csrf,
  key,
  hidden = {},
  until,
}: {
  readonly done: string;
  readonly action: string;
  readonly csrf: string;
  readonly key: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly until?: string;
}): Html {
  const fields = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<div class="undo" role="status"><p class="undo__text">${done}${until !== undefined && html` <span class="undo__until">${until}</span>`}</p>${form(
    {
      action,
      csrf,
      key,
      inline: true,
      body: html`${fields}<button type="submit" class="undo__button" data-shortcut="u" aria-keyshortcuts="u">Undo <kbd class="key" aria-hidden="true">u</kbd></button>`,
    },
  )}</div>`;
}
