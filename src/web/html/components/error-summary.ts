import { type Html, html } from '../html.ts';

/** What is wrong with a field: the id of its control and one sentence. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** First on the page after a form was refused; each line leads to its field. Nothing without errors. */
export function errorSummary(errors: readonly FieldError[], title = 'There is a problem'): Html | null {
  if (errors.length === 0) return null;
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${title}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${errors.map(({ field, message }) => html`<li>${field === '' ? message : html`<a href="#${field}">${message}</a>`}</li>`)}</ul></div></div></div>`;
}

/** The same, brought into view and read out: a long form is sent from its end, and the page stays where it was. */
export const errorsInView = (errors: readonly FieldError[]): Html | null =>
  errors.length === 0
    ? null
    : html`<div class="refusal" tabindex="-1" autofocus>${errorSummary(errors)}</div>`;

/** The sentence about one field, or undefined. */
export const errorAt = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;
