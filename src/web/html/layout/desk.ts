import { breadcrumbs, type Crumb } from '../components/breadcrumbs.ts';
import { errorsInView, type FieldError } from '../components/error-summary.ts';
import { type Html, html, type Printable } from '../html.ts';
import { document } from './document.ts';
import type { Look } from './look.ts';

export interface Place {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean;
  /** How many things wait there. */
  readonly count?: number;
}

export interface DeskPage {
  readonly look: Look;
  readonly title: string;
  /** Who is signed in; null on the pages before that. */
  readonly staff: { readonly name: string; readonly csrf: string } | null;
  readonly places?: readonly Place[];
  readonly body: Printable;
  readonly crumbs?: readonly Crumb[];
  readonly errors?: readonly FieldError[];
  /** Above everything: an undo bar, what a colleague changed. */
  readonly told?: Printable;
  /** Cases whose changes refresh the page; 'all' for lists. */
  readonly live?: readonly string[] | 'all';
  /** Something is under way: the page looks again by itself every other second, without scripts too. */
  readonly underWay?: boolean;
  /** Whether this person may search. */
  readonly search?: boolean;
  /** The words in the search box. */
  readonly searched?: string;
  readonly wide?: boolean;
}

/** A page of the desk. The title is not printed as a heading: the body has its own `h1`. */
export function deskPage(page: DeskPage): Html {
  const { look, staff, places = [], errors = [] } = page;
  const live = page.live === undefined ? null : page.live === 'all' ? 'all' : page.live.join(' ');
  const search =
    staff !== null &&
    page.search !== false &&
    html`<form class="top__search" action="/desk/search" method="get" role="search"><label class="govuk-visually-hidden" for="search">Search cases, people, homes, references</label><input class="top__box" id="search" name="q" type="search" placeholder="Search" autocomplete="off" data-shortcut="/" aria-keyshortcuts="/" value="${page.searched}"></form>`;
  const account =
    staff !== null &&
    html`<form class="top__account" action="/desk/sign-out" method="post"><input type="hidden" name="csrf" value="${staff.csrf}"><span class="top__name">${staff.name}</span><button class="top__leave" type="submit">Sign out</button></form>`;
  const nav =
    places.length > 0 &&
    html`<nav class="places" aria-label="Desk"><ul>${places.map(({ href, text, current, count }) => html`<li><a href="${href}"${current === true && html` aria-current="page"`}>${text}${count !== undefined && count > 0 && html` <span class="places__count">${count}</span>`}</a></li>`)}</ul></nav>`;
  return document({
    look,
    title: page.title,
    face: 'desk',
    refused: errors.length > 0,
    scripts: ['desk'],
    head: html`<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve"><meta name="turbo-prefetch" content="false">${live !== null && html`<meta name="kept-live" content="${live}">`}${page.underWay === true && html`<meta name="kept-under-way" content="yes"><noscript><meta http-equiv="refresh" content="2"></noscript>`}`,
    body: html`<header class="top"><a class="top__home" href="/desk">${look.name}</a>${search}${account}</header>${nav}
<div class="frame${page.wide === true && ' frame--wide'}">${page.crumbs !== undefined && breadcrumbs(page.crumbs)}
<main id="main" class="main" tabindex="-1">${page.told}${errorsInView(errors)}${page.body}</main></div>
<dialog id="keys" class="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl><dt><kbd class="key">/</kbd></dt><dd>Search</dd><dt><kbd class="key">j</kbd> <kbd class="key">k</kbd></dt><dd>Next and previous row</dd><dt><kbd class="key">Enter</kbd></dt><dd>Open the row</dd><dt><kbd class="key">u</kbd></dt><dd>Undo</dd><dt><kbd class="key">?</kbd></dt><dd>This list</dd></dl><p>A key shown on a button presses it.</p><form method="dialog"><button class="govuk-button govuk-button--secondary">Close</button></form></dialog>`,
  });
}
