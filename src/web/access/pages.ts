import { button } from '../html/components/button.ts';
import type { FieldError } from '../html/components/error-summary.ts';
import { errorAt } from '../html/components/error-summary.ts';
import { textField } from '../html/components/text-field.ts';
import { type Html, html, type Printable } from '../html/html.ts';
import type { Look } from '../html/layout/look.ts';
import { portalPage } from '../html/layout/portal.ts';

const post = (action: string, body: Printable) =>
  html`<form action="${action}" method="post" novalidate>${body}</form>`;

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;

export function signInPage(look: Look, to: string, address = '', errors: readonly FieldError[] = []): Html {
  return portalPage({
    look,
    title: 'Sign in',
    errors,
    body: html`<h1>Sign in to the desk</h1>${post(
      '/desk/sign-in',
      html`${hidden('to', to)}${textField({ name: 'address', label: 'Your work e-mail address', hint: 'We send a code to it. There is no password.', type: 'email', autocomplete: 'email', spellcheck: false, value: address, error: errorAt(errors, 'address') })}${button({ text: 'Send me a code' })}`,
    )}`,
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
