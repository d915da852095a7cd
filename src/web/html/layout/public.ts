import { type Html, html, type Printable } from '../html.ts';
import { document } from './document.ts';
import type { Look } from './look.ts';
import { otherWays } from './portal.ts';

/** A page that anybody may read: wider than the portal's, made for reading. */
export function publicPage({
  look,
  title,
  body,
  head,
}: {
  readonly look: Look;
  readonly title: string;
  readonly body: Printable;
  readonly head?: Printable;
}): Html {
  return document({
    look,
    title,
    face: 'public',
    head,
    body: html`<header class="brand"><div class="brand__inner"><a class="brand__name" href="/">${look.name}</a></div></header>
<div class="column column--wide"><main id="main" class="govuk-main-wrapper" tabindex="-1">${body}</main></div>
${otherWays(look)}`,
  });
}
