import type { TrainingPerson } from '../../app/access/training-sign-in.ts';
import { button } from '../html/components/button.ts';
import type { FieldError } from '../html/components/error-summary.ts';
import { errorAt } from '../html/components/error-summary.ts';
import { table } from '../html/components/table.ts';
import { textField } from '../html/components/text-field.ts';
import { type Html, html, type Printable } from '../html/html.ts';
import type { Look } from '../html/layout/look.ts';
import { portalPage } from '../html/layout/portal.ts';

const post = (action: string, body: Printable) =>
  html`<form action="${action}" method="post" novalidate>${body}</form>`;

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;

/** A training desk's way in: one press, clearly marked. Nothing where there is nobody to be. */
function tryOn(people: readonly TrainingPerson[], to: string): Html | null {
  if (people.length === 0) return null;
  const rows = people.map(({ id, name, roles, area }) => ({
    cells: [
      name,
      `${roles.join(', ')}${area === null ? '' : `, ${area}`}`,
      html`<button type="submit" class="govuk-button govuk-button--secondary" name="staff" value="${id}">Sign in<span class="govuk-visually-hidden"> as ${name}</span></button>`,
    ],
  }));
  return html`<h2>Choose who you are</h2><p>Only on this training desk: its people are invented.</p>${post(
    '/desk/sign-in/as',
    html`${hidden('to', to)}${table({
      caption: 'Who you can be',
      hideCaption: true,
      columns: [{ title: 'Name' }, { title: 'Role' }, { title: 'Be them', quiet: true }],
      rows,
    })}`,
  )}`;
}

export interface SignInPage {
  readonly to: string;
  readonly address?: string;
  readonly errors?: readonly FieldError[];
  readonly people?: readonly TrainingPerson[];
}

export function signInPage(look: Look, { to, address = '', errors = [], people = [] }: SignInPage): Html {
  const field = textField({
    name: 'address',
    label: 'Your work e-mail address',
    hint: 'We send a code to it. There is no password.',
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
    value: address,
    error: errorAt(errors, 'address'),
  });
  const asked = post('/desk/sign-in', html`${hidden('to', to)}${field}${button({ text: 'Send me a code' })}`);
  return portalPage({
    look,
    title: 'Sign in',
    errors,
    body: html`<h1>Sign in to the desk</h1>${tryOn(people, to)}${people.length > 0 && html`<h2>Or by e-mail</h2>`}${asked}`,
  });
}

export function codePage(look: Look, to: string, errors: readonly FieldError[] = []): Html {
  return portalPage({
    look,
    title: 'Enter your code',
    back: '/desk/sign-in',
    errors,
    body: html`<h1>Enter your code</h1><p>If that address belongs to somebody here, a code is on its way to it. It works for ten minutes, in this browser.</p>${post(
      '/desk/sign-in/code',
      html`${hidden('to', to)}${textField({ name: 'code', label: 'Code', hint: 'Six digits', inputmode: 'numeric', autocomplete: 'one-time-code', width: 10, error: errorAt(errors, 'code') })}${button({ text: 'Sign in' })}`,
    )}<p class="quiet">No mail? Look in the junk folder, or ask for another code.</p>`,
  });
}

/** Mail scanners open every link: only a press signs in. */
export function pressPage(look: Look, title: string, words: string, action: string, text: string): Html {
  return portalPage({
    look,
    title,
    body: html`<h1>${title}</h1><p>${words}</p>${post(action, button({ text }))}`,
  });
}
