import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { publicPage } from '../../html/layout/public.ts';

const ways = [
  {
    href: '/report',
    title: 'Report something',
    words: 'Tell us what is wrong. It takes about five minutes, and you need no account.',
  },
  {
    href: '/my-link',
    title: 'See how your query stands',
    words: 'You have written to us already, and want to know what happens next.',
  },
  {
    href: '/who-looks-after',
    title: 'Find your contact',
    words: 'Who looks after your site or home, and their number, by postcode.',
  },
  {
    href: '/standards',
    title: 'What we promise',
    words: 'Our standards: what we do by when, and how we count.',
  },
];

/** What one can do here. */
export function homePage(look: Look): Html {
  const title = 'How can we help?';
  return publicPage({
    look,
    title,
    body: html`<h1>${title}</h1><p class="lead">Tell us what is wrong, and we tell you what happens next, by when, and who does it.</p><ul class="ways">${ways.map((way) => html`<li class="way"><h2><a href="${way.href}">${way.title}</a></h2><p>${way.words}</p></li>`)}</ul><p>Is something about to fall, leaking or sparking? Ring us now: <a href="tel:${look.phone.replaceAll(/[^+0-9]/g, '')}">${look.phone}</a>.${look.outOfHours !== null && html` ${look.outOfHours}`}</p><p class="quiet"><a href="/contact">Contact and opening times</a> · <a href="/accessibility">Accessibility</a> · Do you work here? <a href="/desk">Go to the desk</a></p>`,
  });
}

/** How to come back to one's own page. */
export function myLinkPage(look: Look): Html {
  const title = 'See how your query stands';
  return publicPage({
    look,
    title,
    body: html`<h1>${title}</h1><p>Every letter and e-mail from us has a link to your own page. Open the latest one. Nobody else can see that page, and you need no password.</p><p>On your page you see what happens next and by when, choose times for visits, add photos and write to us.</p><h2>You cannot find our letter?</h2><p>Look for the name ${look.name} in your mail, and in the junk folder. Or ring us on <a href="tel:${look.phone.replaceAll(/[^+0-9]/g, '')}">${look.phone}</a>, and we send you a new link. For your safety it goes only to the address that we have for you.</p>`,
  });
}

/** How far these pages are usable by everybody, and whom to tell where they are not. */
export function accessibilityPage(look: Look): Html {
  const title = 'Accessibility';
  const number = html`<a href="tel:${look.phone.replaceAll(/[^+0-9]/g, '')}">${look.phone}</a>`;
  return publicPage({
    look,
    title,
    body: html`<h1>${title}</h1><p class="lead">These pages are made for everybody. If one of them stops you, that is our fault: tell us.</p><h2>What you can do</h2><ul><li>Use every page with a keyboard, a screen reader or your voice.</li><li>Enlarge it to 400 %, or read it on a small phone, without scrolling sideways.</li><li>Read it in light or dark, as your device is set.</li><li>Use it without scripts. Only drawing a signature needs them; your typed name or a photo of the signed form counts as well.</li><li>Take your time. Nothing runs out while you type; a form left alone is kept for a day.</li></ul><h2>How far we are</h2><p>We test these pages against the Web Content Accessibility Guidelines 2.2, level AA, with a program at every change. No fault is known to us. A program finds only some faults, and people with disabilities have not tested every page yet.</p><h2>Another way</h2><p>We do everything by phone and by letter too: ring ${number}. Tell us if you need large print, another language, a relay service, or that somebody helps you. We note it once, and everybody who deals with you sees it.</p><h2>Tell us of a fault</h2><p>Ring ${number}, or answer any of our e-mails. Say which page it was and what stopped you.</p>`,
  });
}
