import type { Contact } from '../../../store/reads/named-contact.ts';
import { button } from '../../html/components/button.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { errorAt } from '../../html/components/error-summary.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { portalPage } from '../../html/layout/portal.ts';

export interface WhoPage {
  readonly look: Look;
  readonly typed: string;
  readonly errors: readonly FieldError[];
  /** Null: not asked yet. */
  readonly found: readonly Contact[] | null;
}

/** Who looks after a postcode (A2): everybody who may be meant, with whoever covers today. */
export function whoPage({ look, typed, errors, found }: WhoPage): Html {
  const title = 'Find your contact';
  return portalPage({
    look,
    title,
    back: '/',
    errors,
    body: html`<h1>${title}</h1>${found !== null && answer(look, typed, found)}<form action="/who-looks-after" method="post" novalidate>${textField({ name: 'postcode', label: 'Postcode of the home or site', hint: 'For example LS15 8AB. The first half is enough.', width: 10, autocomplete: 'postal-code', spellcheck: false, maxLength: 12, value: typed, error: errorAt(errors, 'postcode') })}${button({ text: 'Find' })}</form>`,
  });
}

const tel = (number: string): Html => html`<a href="tel:${number.replaceAll(/[^+0-9]/g, '')}">${number}</a>`;

function answer(look: Look, typed: string, found: readonly Contact[]): Html {
  if (found.length === 0)
    return html`<section class="next" aria-label="Answer"><p class="next__what">We know of no site at ${typed}.</p><p class="next__by">Ring us on ${tel(look.phone)}, and we find out who looks after it.</p></section>`;
  const several =
    found.length > 1 &&
    html`<p>Several people look after homes there. Any of them can tell you who is yours.</p>`;
  return html`<section aria-label="Answer" role="status"><p>For <strong>${typed}</strong>:</p>${several}${found.map((one) => html`<div class="card person"><p class="person__name">${one.name}</p><p>${tel(one.phone)}</p><p><a href="mailto:${one.email}">${one.email}</a></p>${one.coversFor !== null && html`<p class="quiet">${one.coversFor} is away; ${one.name} answers until then.</p>`}</div>`)}</section>`;
}
