import { attributes } from '../attributes.ts';
import { type Html, html, type Printable } from '../html.ts';

export interface Button {
  readonly text: Printable;
  readonly kind?: 'primary' | 'secondary' | 'warning' | 'quiet';
  readonly name?: string;
  readonly value?: string;
  /** A place to go instead of a form to send. */
  readonly href?: string;
  /** Presses it on the desk: one character. */
  readonly shortcut?: string;
  /** Sends the form to another address than its own. */
  readonly formAction?: string;
}

const looks = {
  primary: 'govuk-button',
  secondary: 'govuk-button govuk-button--secondary',
  warning: 'govuk-button govuk-button--warning',
  quiet: 'govuk-button button--quiet',
};

/** Sends its form, or leads somewhere. `more`: further attributes, for islands. */
export function button(
  { text, kind = 'primary', name, value, href, shortcut, formAction }: Button,
  more: Readonly<Record<string, string>> = {},
): Html {
  const key = shortcut === undefined ? null : html` <kbd class="key" aria-hidden="true">${shortcut}</kbd>`;
  const shared = attributes({ 'data-shortcut': shortcut, 'aria-keyshortcuts': shortcut });
  return href === undefined
    ? html`<button class="${looks[kind]}"${attributes({ type: 'submit', name, value, formaction: formAction, ...more })} data-module="govuk-button"${shared}>${text}${key}</button>`
    : html`<a href="${href}" role="button" draggable="false" class="${looks[kind]}" data-module="govuk-button"${shared}>${text}${key}</a>`;
}

/** Buttons side by side, wrapping. */
export const buttonGroup = (...buttons: readonly Printable[]): Html =>
  html`<div class="govuk-button-group">${buttons}</div>`;
