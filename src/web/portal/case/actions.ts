import type { CustomerChoice } from '../../../app/customer/choices.ts';
import type { CustomerView } from '../../../app/customer/view.ts';
import { button } from '../../html/components/button.ts';
import { type Html, html } from '../../html/html.ts';

interface Action {
  readonly href: string;
  readonly text: string;
}

/** The address of a choice's own page. */
export const choiceAddress = (choice: Pick<CustomerChoice, 'move'>): string =>
  `/my-query/choose/${encodeURIComponent(choice.move)}`;

/** How a choice is called on a button, on its page and in the title. */
export function choiceTitle(choice: Pick<CustomerChoice, 'kind' | 'title' | 'slots'>): string {
  switch (choice.kind) {
    case 'book':
      return choice.slots.length > 0 ? 'Choose a time for our visit' : 'Tell us a day for our visit';
    case 'move visit':
      return 'Move the visit';
    case 'close':
      return 'Withdraw this query';
    case 'dispute':
      return 'Dispute our finding';
    case 'other':
      return choice.title;
  }
}

/** What the customer can do now: what we wait for first, and large; the rest as a list. */
export function actionsOf(view: CustomerView): Html {
  const asked = view.choices.filter((row) => row.asked);
  const rest = view.choices.filter((row) => !row.asked);
  const first: Action[] = [
    ...(view.missing.length > 0 ? [{ href: '/my-query/details', text: 'Give the missing details' }] : []),
    ...asked.map((row) => ({ href: choiceAddress(row), text: choiceTitle(row) })),
    ...(view.toSign.length > 0 ? [{ href: '/my-query/sign', text: 'Say what is done, and sign' }] : []),
  ];
  const more: Action[] = [
    { href: '/my-query/write/message', text: 'Write to us, or send photos' },
    ...rest.filter((row) => row.kind === 'move visit' || row.kind === 'book').map(action),
    ...rest.filter((row) => row.kind === 'other').map(action),
    ...(view.closed === null
      ? [{ href: '/my-query/write/not-fixed', text: 'Tell us that something isn’t fixed' }]
      : []),
    ...(view.closed === null ? [{ href: '/my-query/write/thanks', text: 'Say thank you' }] : []),
    ...rest.filter((row) => row.kind === 'dispute' || row.kind === 'close').map(action),
  ];
  return html`<section class="todo" aria-label="What you can do">${first.length > 0 && html`<h2>We need this from you</h2><div class="todo__first">${first.map(({ href, text }, at) => button({ href, text, kind: at === 0 ? 'primary' : 'secondary' }))}</div>`}<h2>What you can do</h2><ul class="todo__more">${more.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ul></section>`;
}

const action = (row: CustomerChoice): Action => ({ href: choiceAddress(row), text: choiceTitle(row) });
