import { type Html, html, type Printable } from '../html.ts';

export interface Definition {
  readonly term: string;
  readonly value: Printable;
  readonly change?: { readonly href: string; readonly text?: string };
}

/** Facts by name; each may lead to where it is changed. */
export function definitionList(definitions: readonly Definition[]): Html {
  const mixed = definitions.some(({ change }) => change !== undefined);
  return html`<dl class="govuk-summary-list">${definitions.map(({ term, value, change }) => html`<div class="govuk-summary-list__row${mixed && change === undefined && ' govuk-summary-list__row--no-actions'}"><dt class="govuk-summary-list__key">${term}</dt><dd class="govuk-summary-list__value">${value}</dd>${change !== undefined && html`<dd class="govuk-summary-list__actions"><a class="govuk-link" href="${change.href}">${change.text ?? 'Change'}<span class="govuk-visually-hidden"> ${term}</span></a></dd>`}</div>`)}</dl>`;
}
