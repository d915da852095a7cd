import { attributes } from '../attributes.ts';
import { type Html, html, type Printable } from '../html.ts';

/** More for those who want it, closed at first. */
export const disclosure = (summary: string, body: Printable, open = false): Html =>
  html`<details class="govuk-details"${attributes({ open })}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${summary}</span></summary><div class="govuk-details__text">${body}</div></details>`;
