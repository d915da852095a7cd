import type { Place } from '../../../domain/standards/fault.ts';
import { type Html, html, type Printable } from '../html.ts';
import { lineLink } from './text-area.ts';

/** What is wrong with a field: the id of its control and one sentence. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  /** Where in the file that the field holds. */
  readonly at?: Place;
}

/** First on the page after a form was refused; each line leads to its field. Nothing without errors. */
export function errorSummary(errors: readonly FieldError[], title = 'There is a problem'): Html | null {
  if (errors.length === 0) return null;
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${title}</h2><div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${errors.map((error) => html`<li>${linkOf(error)}</li>`)}</ul></div></div></div>`;
}

const linkOf = ({ field, message, at }: FieldError): Printable =>
  field === ''
    ? message
    : at === undefined
      ? html`<a href="#${field}">${message}</a>`
      : lineLink(field, at, message);

/** The same, brought into view and read out: a long form is sent from its end, and the page stays where it was. */
export const errorsInView = (errors: readonly FieldError[]): Html | null =>
  errors.length === 0
    ? null
    : html`<div class="refusal" tabindex="-1" autofocus>${errorSummary(errors)}</div>`;

/** The sentence about one field, or undefined. */
export const errorAt = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;
