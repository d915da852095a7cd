import { backLink } from '../components/breadcrumbs.ts';
import { errorsInView, type FieldError } from '../components/error-summary.ts';
import { type Html, html, type Printable } from '../html.ts';
import { document } from './document.ts';
import type { Look } from './look.ts';

export interface PortalPage {
  readonly look: Look;
  readonly title: string;
  readonly body: Printable;
  readonly back?: string;
  readonly errors?: readonly FieldError[];
  readonly told?: Printable;
  /** Scripts beyond none: the signature pad, photos. */
  readonly scripts?: readonly string[];
}

const telephone = (number: string) => `tel:${number.replaceAll(/[^+0-9]/g, '')}`;

/** How else to reach the organisation: on every page that a customer may see (B9, B12). */
export function otherWays(look: Look): Html {
  return html`<footer class="foot"><div class="foot__inner"><p class="foot__name">${look.name}</p>${look.phone !== '' && html`<p>Rather talk to us? Ring <a href="${telephone(look.phone)}">${look.phone}</a>.${look.outOfHours !== null && html` ${look.outOfHours}`}</p>`}</div></footer>`;
}

/** A page for a customer or a client: one column, large type, one thing at a time. */
export function portalPage({ look, title, body, back, errors = [], told, scripts = [] }: PortalPage): Html {
  return document({
    look,
    title,
    face: 'portal',
    refused: errors.length > 0,
    scripts,
    body: html`<header class="brand"><div class="brand__inner"><a class="brand__name" href="/">${look.name}</a></div></header>
<div class="column">${back !== undefined && backLink(back)}
<main id="main" class="govuk-main-wrapper" tabindex="-1">${told}${errorsInView(errors)}${body}</main></div>
${otherWays(look)}`,
  });
}
