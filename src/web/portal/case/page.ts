import type { CustomerView } from '../../../app/customer/view.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { nextStep } from '../../html/components/next-step.ts';
import { notice } from '../../html/components/notice.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { portalPage } from '../../html/layout/portal.ts';
import { dayInWords } from '../../html/words/date.ts';
import { actionsOf, choiceAddress, choiceTitle } from './actions.ts';
import { promisesOf } from './promises.ts';
import { storyOf } from './story.ts';
import { dueWords, endWords, slotWords, whoWords } from './words.ts';

/** What was just done, in words, by the name that the address carries. */
export const done: ReadonlyMap<string, string> = new Map([
  ['sent', 'We have your message. It is on this page, and the person named below reads it.'],
  ['details', 'Thank you. We have put the details on your query.'],
  ['chosen', 'Thank you. We have noted your choice, and confirm it to you in writing.'],
  ['withdrawn', 'It is withdrawn. If you change your mind, just write to us below.'],
  ['signed', 'Thank you. Your signature is with us, and a copy is on its way to you.'],
  ['thanks', 'Thank you. We pass it on to the people who did the work.'],
]);

export interface CasePage {
  readonly look: Look;
  readonly view: CustomerView;
  readonly csrf: string;
  readonly told: string | null;
}

/** The query as its customer sees it: what happens next, by when, who; what they can do; what was said. */
export function casePage({ look, view, csrf, told }: CasePage): Html {
  return portalPage({
    look,
    title: `Your query ${view.reference}`,
    told: told === null ? null : notice({ kind: 'done', title: told }),
    body: html`<p class="query__ref">Query <span class="reference">${view.reference}</span>${view.place !== null && html` · ${view.place}`}</p>
<h1>${view.confirmed ? titleOf(view) : 'Thank you for writing'}</h1>
${view.confirmed ? known(view) : unknown(view)}
${storyOf(view)}
<form class="leave" action="/my-query/leave" method="post"><input type="hidden" name="csrf" value="${csrf}">${button({ text: 'Leave this page', kind: 'quiet' })}<p class="quiet">On a shared computer, leave when you are done. The link in our letter brings you back.</p></form>`,
  });
}

const titleOf = (view: CustomerView): string =>
  view.closed === null ? 'Where your query stands' : view.closed.title;

function unknown(view: CustomerView): Html {
  return html`<p>We first check with the people of this home that you belong to it. Until then we show you what you wrote, and nothing else.</p>${contactOf(view)}${writeButton('Write to us')}`;
}

const known = (view: CustomerView): Html =>
  html`${view.closed === null ? nextOf(view) : closedOf(view)}${visitsOf(view)}${actionsOf(view)}${itemsOf(view)}${promisesOf(view)}${view.closed !== null && contactOf(view)}`;

function nextOf(view: CustomerView): Html {
  const { next, contact } = view;
  const { waiting } = next;
  return nextStep({
    what: next.what,
    by: capital(byOf(view)),
    ...(contact === null ? {} : { who: contact.name, phone: contact.phone }),
    children: html`${contact?.coversFor != null && html`<p class="quiet">${contact.coversFor} is away. ${contact.name} looks after your query until then.</p>`}${!next.yours && view.visits.length === 0 && next.promise?.why != null && html`<details class="next__why"><summary>Why this date?</summary><p>${next.promise.why}</p></details>`}${waiting !== null && html`<p class="next__wait">We wait for ${whoWords(waiting.of)}, since ${dayInWords(waiting.since, view.timezone, view.now)}. You need do nothing. If you can hurry them, please do.</p>`}`,
  });
}

function byOf(view: CustomerView): string {
  const { next } = view;
  if (next.openUntil !== null)
    return `we keep this open for your answer until ${endWords(next.openUntil, view.timezone, view.now)}`;
  if (next.yours) return 'as soon as it suits you';
  const [visit] = view.visits;
  if (visit !== undefined) return slotWords(visit.slot, view);
  return next.promise === null ? 'we tell you as soon as there is news' : dueWords(next.promise, view);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function closedOf(view: CustomerView): Html {
  const at = view.closed?.at ?? null;
  const dispute = view.choices.find((row) => row.kind === 'dispute');
  const buttons =
    dispute === undefined
      ? [
          button({ text: 'It isn’t fixed', href: '/my-query/write/not-fixed' }),
          button({ text: 'Say thank you', kind: 'secondary', href: '/my-query/write/thanks' }),
        ]
      : [
          button({ text: choiceTitle(dispute), href: choiceAddress(dispute) }),
          button({ text: 'Write to us', kind: 'secondary', href: '/my-query/write/message' }),
        ];
  const what =
    dispute === undefined
      ? 'Is something not right? Write to us, and we open it again.'
      : 'You see it otherwise? Then somebody else looks at it again.';
  return html`<section class="next" aria-label="Where it stands"><p class="next__label">Closed${at !== null && html` on ${dayInWords(at, view.timezone, view.now)}`}</p><p class="next__what">${what}</p>${buttonGroup(...buttons)}</section>`;
}

const visitsOf = (view: CustomerView): Html[] =>
  view.visits.map(
    (visit) =>
      html`<section class="card visit"><h2 class="card__title">Your visit</h2><p class="visit__when">${slotWords(visit.slot, view)}</p><p>${visit.who === null ? 'We tell you beforehand who comes.' : html`${visit.who} comes, and shows you an identity card.`}</p>${visit.first !== null && html`<p class="quiet">It was first ${slotWords(visit.first, view)}.</p>`}</section>`,
  );

function itemsOf(view: CustomerView): Html | null {
  if (view.items.length === 0) return null;
  const mixed = new Set(view.items.map((item) => item.stage)).size > 1;
  return html`<h2>${view.items.length === 1 ? 'What it is about' : `What it is about: ${view.items.length} items`}</h2><ol class="items">${view.items.map((item) => html`<li class="items__one"><p class="items__title">${item.title}</p><p class="items__stage">${item.stage}</p>${item.open && item.match !== null && html`<p>The nearest match: <strong>${item.match}</strong></p>`}${item.open && mixed && html`<p class="quiet">${item.next}</p>`}</li>`)}</ol>`;
}

function contactOf({ contact }: CustomerView): Html | null {
  if (contact === null) return null;
  const number = contact.phone.replaceAll(/[^+0-9]/g, '');
  return html`<section class="person"><h2>Who looks after it</h2><p class="person__name">${contact.name}</p><p><a href="tel:${number}">${contact.phone}</a></p>${contact.coversFor !== null && html`<p class="quiet">${contact.coversFor} is away. ${contact.name} looks after your query until then.</p>`}</section>`;
}

export const writeButton = (text: string): Html =>
  buttonGroup(button({ text, href: '/my-query/write/message' }));
