import type { Step } from '../../../app/customer/history.ts';
import type { CustomerView } from '../../../app/customer/view.ts';
import type { OwnMessage } from '../../../store/reads/customer-case.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { type Moment, timeline } from '../../html/components/timeline.ts';
import { type Html, html } from '../../html/html.ts';
import { momentInWords } from '../../html/words/date.ts';

/** What they and we said, and what happened, the latest first. */
export function storyOf(view: CustomerView): Html | null {
  const moments = [
    ...view.messages.map((message) => said(view, message)),
    ...view.history.map((step) => happened(view, step)),
  ].toSorted((a, b) => b.at - a.at);
  if (moments.length === 0) return null;
  return html`<h2 id="story">What happened so far</h2>${timeline(moments)}`;
}

const by: Record<string, string> = {
  email: 'by e-mail',
  web: 'on this page',
  post: 'by letter',
  phone: 'by phone',
};

function said(view: CustomerView, message: OwnMessage): Moment {
  const own = message.direction === 'in';
  const body = (message.body ?? '').trim();
  const words = body === '' ? null : html`<div class="said">${body}</div>`;
  const files = message.files.length > 0 && html`<p class="quiet">With ${message.files.join(', ')}</p>`;
  return {
    id: `m-${message.id}`,
    at: message.at,
    when: momentInWords(message.at, view.timezone, view.now),
    title: message.subject || (own ? 'You wrote' : 'We wrote'),
    by: `${own ? 'You' : 'We'}, ${by[message.channel] ?? message.channel}`,
    kind: own ? 'in' : 'out',
    // Our letters are long and known: they open at a press.
    body: own ? html`${words}${files}` : words !== null && disclosure('Read our letter', words),
  };
}

const happened = (view: CustomerView, step: Step): Moment => ({
  id: `s-${step.id}`,
  at: step.at,
  when: momentInWords(step.at, view.timezone, view.now),
  title:
    step.until === null ? step.title : `${step.title}: ${momentInWords(step.until, view.timezone, view.now)}`,
  kind: step.kind === 'visit' ? 'step' : step.kind,
});
