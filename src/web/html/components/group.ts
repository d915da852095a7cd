import { attributes } from '../attributes.ts';
import { type Html, html, type Printable } from '../html.ts';

/** What every question of a form has. The id is the name, so that the error summary can lead to it. */
export interface Question {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and what to do, as one sentence. */
  readonly error?: string | undefined;
  readonly id?: string | undefined;
}

export const idOf = (question: Question): string => question.id ?? question.name;

/** The `aria-describedby` value of a question's control. */
export function describedBy(question: Question): string | null {
  const id = idOf(question);
  const parts = [
    question.hint === undefined ? '' : `${id}-hint`,
    question.error === undefined ? '' : `${id}-error`,
  ];
  return parts.filter((part) => part !== '').join(' ') || null;
}

export const hintOf = (question: Question): Html | null =>
  question.hint === undefined
    ? null
    : html`<div id="${idOf(question)}-hint" class="govuk-hint">${question.hint}</div>`;

export const errorOf = (question: Question): Html | null =>
  question.error === undefined
    ? null
    : html`<p id="${idOf(question)}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${question.error}</p>`;

export const groupClass = (question: Question): string =>
  question.error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error';

/** A question with one control under its label. */
export function labelled(question: Question, control: Printable): Html {
  return html`<div class="${groupClass(question)}"><label class="govuk-label" for="${idOf(question)}">${question.label}</label>${hintOf(question)}${errorOf(question)}${control}</div>`;
}

/** A question with several controls: a fieldset, its label as the legend. */
export function grouped(question: Question, controls: Printable, role?: 'group'): Html {
  return html`<div class="${groupClass(question)}"><fieldset class="govuk-fieldset"${attributes({ role, 'aria-describedby': describedBy(question) })}><legend class="govuk-fieldset__legend">${question.label}</legend>${hintOf(question)}${errorOf(question)}${controls}</fieldset></div>`;
}
