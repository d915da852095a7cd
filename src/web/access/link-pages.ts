import { button } from '../html/components/button.ts';
import { type Html, html } from '../html/html.ts';
import type { Look } from '../html/layout/look.ts';
import { portalPage } from '../html/layout/portal.ts';

const ring = ({ phone }: Look, before: string): Html =>
  phone === ''
    ? html`<p>${before} answer our last letter.</p>`
    : html`<p>${before} ring us on <a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>, or answer our last letter.</p>`;

/** A link that has ended, was revoked or never was: told alike. `again` is where a new one is asked for. */
export function endedLinkPage(look: Look, again: string): Html {
  return portalPage({
    look,
    title: 'This link no longer works',
    body: html`<h1>This link no longer works</h1><p>Links end after a while, so that an old letter opens nothing. We can send you a new one, to the address that we have for you.</p>${ring(look, 'You can also')}<form action="${again}" method="post" novalidate>${button({ text: 'Send me a new link' })}</form>`,
  });
}

/** The same words whether a link was sent or not. */
export function newLinkPage(look: Look): Html {
  return portalPage({
    look,
    title: 'Look in your mail',
    body: html`<h1>Look in your mail</h1><p>If that link was one of ours, a new one is on its way to the address that we have for you. It can take a few minutes.</p>${ring(look, 'Nothing there? Look in the junk folder,')}`,
  });
}
