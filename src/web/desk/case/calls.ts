import type { CallView } from '../../../app/desk/case-page/view.ts';
import { button } from '../../html/components/button.ts';
import { card } from '../../html/components/card.ts';
import { tag } from '../../html/components/tag.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';
import { deedBox, deedForm, mayDo, type Showing } from './showing.ts';

const outcomes = [
  { value: 'answered', text: 'Answered', shortcut: '1' },
  { value: 'voicemail', text: 'Voicemail', shortcut: '2' },
  { value: 'no answer', text: 'No answer', shortcut: '3' },
  { value: 'wrong number', text: 'Wrong number', shortcut: '4' },
] as const;

const telephone = (number: string): Html =>
  html`<a class="phone" href="tel:${number.replaceAll(/[^+0-9]/g, '')}">${number}</a>`;

/** Calls to make: whom, on which number, and one key for what became of it. */
export function calls(showing: Showing): Html | null {
  const { page, zone } = showing;
  const due = page.calls.filter((call) => call.due);
  const early = page.calls.filter((call) => !call.due && call.phone !== null).slice(0, 1);
  if (due.length === 0 && page.callbacks.length === 0 && early.length === 0) return null;
  const promised = page.callbacks.map(
    (row) =>
      html`<div class="call"><p class="call__who"><strong>${row.name}</strong> ${row.phone !== null && telephone(row.phone)} ${tag(`asked for ${momentShort(row.at, zone, page.now)}`, 'accent')}</p>${mayDo(showing, 'callback-done') && deedForm(showing, { deed: 'callback-done', name: `rung-${row.id}`, hidden: { callback: row.id }, send: { text: 'Rung', kind: 'secondary' }, body: () => null })}</div>`,
  );
  const body = html`${promised}${due.map((call, i) => callNow(showing, call, i === 0))}${due.length === 0 && early.map((call) => callEarly(showing, call))}`;
  return due.length === 0 && promised.length === 0
    ? html`<div class="deeds deeds--alone">${body}</div>`
    : card({
        title: due.length + promised.length === 1 ? 'A call to make' : 'Calls to make',
        id: 'calls',
        body,
      });
}

function callNow(showing: Showing, call: CallView, first: boolean): Html {
  const { page, zone } = showing;
  return html`<div class="call"><p class="call__who"><strong>${call.name}</strong> ${call.phone === null ? html`<span class="nobody">no number that works</span>` : telephone(call.phone)} ${tag(call.n > call.of ? `attempt ${call.n}` : `attempt ${call.n} of ${call.of}`)}</p><p class="quiet">${call.plan}, planned for ${momentShort(call.plannedAt, zone, page.now)}</p>${outcomeForm(showing, call, first)}</div>`;
}

function callEarly(showing: Showing, call: CallView): Html | null {
  if (!mayDo(showing, 'attempt')) return null;
  return deedBox({
    title: html`I have just rung ${call.name}`,
    aside: html`<span class="deed__aside">attempt ${call.n}, planned for ${momentShort(call.plannedAt, showing.zone, showing.page.now)}</span>`,
    open: showing.typed.form === `attempt-${call.attemptId}`,
    body: html`${call.phone !== null && html`<p>${telephone(call.phone)}</p>`}${outcomeForm(showing, call, false)}`,
  });
}

function outcomeForm(showing: Showing, call: CallView, keys: boolean): Html | null {
  if (!mayDo(showing, 'attempt')) return null;
  const name = `attempt-${call.attemptId}`;
  return html`${deedForm(showing, {
    deed: 'attempt',
    name: `${name}-one`,
    hidden: { attempt: call.attemptId },
    body: () =>
      html`<div class="outcomes">${outcomes.map(({ value, text, shortcut }) => button({ text, kind: 'secondary', name: 'outcome', value, ...(keys ? { shortcut } : {}) }))}</div>`,
  })}${deedBox({
    title: 'Call back at …',
    open: showing.typed.form === name,
    ...(keys ? { shortcut: '5' } : {}),
    body: deedForm(showing, {
      deed: 'attempt',
      name,
      hidden: { attempt: call.attemptId, outcome: 'call back' },
      send: { text: 'They asked to be rung then' },
      body: (kept) =>
        textField({
          name: 'call-back',
          id: kept.id('call-back'),
          label: 'When',
          type: 'datetime-local',
          error: kept.error('call-back'),
          value: kept.value('call-back'),
        }),
    }),
  })}`;
}
