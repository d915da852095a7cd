import { button, buttonGroup } from '../../src/web/html/components/button.ts';
import { card } from '../../src/web/html/components/card.ts';
import { checkList } from '../../src/web/html/components/check-list.ts';
import { dateField } from '../../src/web/html/components/date-field.ts';
import { definitionList } from '../../src/web/html/components/definition-list.ts';
import { disclosure } from '../../src/web/html/components/disclosure.ts';
import { emptyState } from '../../src/web/html/components/empty-state.ts';
import { fileUpload } from '../../src/web/html/components/file-upload.ts';
import { form } from '../../src/web/html/components/form.ts';
import { nextStep } from '../../src/web/html/components/next-step.ts';
import { notice } from '../../src/web/html/components/notice.ts';
import { pagination } from '../../src/web/html/components/pagination.ts';
import { promiseChip } from '../../src/web/html/components/promise-chip.ts';
import { radioList } from '../../src/web/html/components/radio-list.ts';
import { select } from '../../src/web/html/components/select.ts';
import { signaturePad } from '../../src/web/html/components/signature-pad.ts';
import { table } from '../../src/web/html/components/table.ts';
import { tag } from '../../src/web/html/components/tag.ts';
import { textArea } from '../../src/web/html/components/text-area.ts';
import { textField } from '../../src/web/html/components/text-field.ts';
import { type Moment, timeline } from '../../src/web/html/components/timeline.ts';
import { undoBar } from '../../src/web/html/components/undo-bar.ts';
import { type Html, html } from '../../src/web/html/html.ts';
import { deskPage } from '../../src/web/html/layout/desk.ts';
import type { Look } from '../../src/web/html/layout/look.ts';
import { portalPage } from '../../src/web/html/layout/portal.ts';

const errors = [
  { field: 'until', message: 'The new date must be later than Tuesday 14 October' },
  { field: 'reason', message: 'Say why, in words the homeowner can read' },
];

const promises = [
  promiseChip({
    state: 'at risk',
    title: 'A visit to look at it',
    date: 'by the end of Tuesday 14 October',
    machineDate: '2025-10-14',
    away: 'tomorrow',
    open: true,
    why: [
      'Clause A11: the visit takes place within 10 working days of your first answer.',
      'You first answered on Monday 29 September at 4:12pm, after closing: day 0 is Tuesday 30 September.',
      'Not counted: two weekends.',
    ],
  }),
  promiseChip({
    state: 'made',
    title: 'The next step decided',
    date: 'by the end of Thursday 16 October',
    why: ['Two working days after the visit.'],
  }),
  promiseChip({
    state: 'late',
    title: 'Delivery of the part',
    date: 'was due on Friday 10 October',
    away: '3 days ago',
    why: ['Five working days after the order was processed.'],
  }),
  promiseChip({
    state: 'extended',
    title: 'The fitter’s visit',
    date: 'by the end of Monday 27 October, first told 21 October',
    why: ['You asked for a later day.'],
  }),
  promiseChip({ state: 'kept', title: 'Query registered', date: 'Friday 26 September, 11:20am', why: [] }),
];

const cases = table({
  caption: 'Open cases, next deadline first',
  columns: [
    { title: 'Reference' },
    { title: 'Home' },
    { title: 'What next' },
    { title: 'By' },
    { title: 'Days', number: true },
  ],
  rows: [
    {
      id: 'row-1',
      mark: 'unsafe',
      cells: [
        html`<a href="#case">CQ-10492</a>`,
        '12 Weir Court',
        html`${tag('Unsafe', 'unsafe')} Ring the resident`,
        'today, midday',
        0,
      ],
    },
    {
      id: 'row-2',
      mark: 'late',
      cells: [
        html`<a href="#case">CQ-10311</a>`,
        'Plot 41, The Larches',
        'Deliver the door',
        html`${tag('Late', 'late')} Fri 10 October`,
        12,
      ],
    },
    {
      id: 'row-3',
      mark: 'at-risk',
      cells: [
        html`<a href="#case">CQ-10428</a>`,
        '7 Larch Close',
        'Visit to look at it',
        html`${tag('At risk', 'mind')} Tue 14 October`,
        9,
      ],
    },
    {
      id: 'row-4',
      cells: [
        html`<a href="#case">CQ-10502</a>`,
        'Plot 8, Mill Yard',
        'Waiting for the client’s order',
        'Thu 16 October',
        3,
      ],
    },
  ],
});

const moments: Moment[] = [
  {
    at: 1760000000000,
    when: 'today, 9:12am',
    title: 'Second attempt: no answer',
    by: 'Asha Grant, by phone',
    kind: 'out',
  },
  {
    at: 1759900000000,
    when: 'yesterday, 4:40pm',
    title: 'Mrs Patel wrote',
    by: 'by e-mail',
    kind: 'in',
    body: 'The drawer under the hob won’t shut and the end panel is swollen.\nI’m a nurse on nights so please don’t ring before 2.',
  },
  {
    at: 1759800000000,
    when: '6 October, 10am',
    title: 'A note, for staff only',
    by: 'Asha Grant',
    kind: 'private',
    body: 'Third door on this plot. Check the batch.',
  },
  { at: 1759700000000, when: '5 October, 5pm', title: 'Delivery became late', kind: 'late' },
  { at: 1759600000000, when: '2 October, 11:20am', title: 'Registered, and both told', kind: 'promise' },
];

const fields = form({
  action: '#',
  csrf: 'token',
  body: html`${textField({ name: 'until', label: 'New date', type: 'date', error: errors[0]?.message, width: 20 })}${textArea({ name: 'reason', label: 'Why', hint: 'The homeowner reads this.', error: errors[1]?.message, rows: 3 })}${select(
    {
      name: 'product',
      label: 'Product',
      choices: [
        { value: 'door', text: 'Door' },
        { value: 'drawer', text: 'Drawer' },
      ],
    },
  )}${radioList({
    name: 'forward',
    label: 'Way forward',
    value: 'inspect',
    choices: [
      { value: 'inspect', text: 'Inspect', hint: 'Starts 3 attempts over 5 working days' },
      { value: 'supply', text: 'Supply and fit' },
    ],
  })}${checkList({
    name: 'items',
    label: 'Items',
    values: ['1'],
    choices: [
      { value: '1', text: 'Drawer under the hob' },
      { value: '2', text: 'End panel' },
    ],
  })}${dateField({ name: 'moved-in', label: 'When did you move in?', hint: 'For example, 27 3 2026' })}${fileUpload({ name: 'photos', label: 'Photos', hint: 'Up to 10', accept: 'image/*', multiple: true })}${signaturePad({ name: 'signature', label: 'Sign here' })}${buttonGroup(button({ text: 'Save the decision', shortcut: 's' }), button({ text: 'Not now', kind: 'secondary' }), button({ text: 'Close the case', kind: 'warning' }), button({ text: 'See all', kind: 'quiet', href: '#all' }))}`,
});

const facts = definitionList([
  { term: 'Homeowner', value: 'Mrs M. Patel', change: { href: '#change' } },
  { term: 'Best times', value: 'After 2pm, works nights' },
  { term: 'Their reference', value: html`<span class="reference">NM-2214</span>` },
]);

/** Every component on one page of the desk. */
export const deskLookBook = (look: Look): Html =>
  deskPage({
    look,
    title: 'CQ-10428',
    staff: { name: 'Asha Grant', csrf: 'token' },
    errors,
    places: [
      { href: '/desk', text: 'Today', current: true, count: 14 },
      { href: '/desk/post-room', text: 'Post room', count: 3 },
      { href: '/desk/homes', text: 'Homes' },
      { href: '/desk/report', text: 'Report' },
      { href: '/desk/people', text: 'People' },
    ],
    crumbs: [{ text: 'Today', href: '/desk' }, { text: 'CQ-10428' }],
    told: undoBar({ done: 'Attempt recorded: no answer.', action: '#', csrf: 'token', key: 'k' }),
    body: html`<h1>Drawer won’t shut, end panel swollen</h1>
<p class="lead">7 Larch Close, The Larches · Mrs M. Patel · ${tag('Inspection booked', 'accent')} ${tag('Works nights', 'mind')}</p>
${notice({ kind: 'danger', title: 'Words of danger: ring today, before anything else' })}${notice({ kind: 'mind', title: 'A colleague changed this case', body: 'Joe moved the visit two minutes ago. What you typed is kept.' })}${notice({ kind: 'done', title: 'The letter goes at 9am tomorrow' })}${notice({ kind: 'told', title: 'The mail relay has been silent for an hour' })}
<div class="split"><div>${nextStep({ what: 'Aled comes to look at the drawer and the panel.', by: 'Tuesday 14 October, between 2pm and 5pm', who: 'Asha Grant', phone: '01632 960 114' })}${card({ title: 'What happened', body: timeline(moments) })}${card({ title: 'Decide', body: fields })}</div><div>${card({ title: 'Promises', body: promises })}${card({ title: 'People', body: facts })}${disclosure('Other homes on this site', 'Four others are open.')}${emptyState('No photos yet', 'They can be sent by e-mail or from the customer’s page.')}</div></div>
${cases}${pagination({ previous: '#previous', next: '#next' })}`,
  });

/** What a customer sees. */
export const portalLookBook = (look: Look): Html =>
  portalPage({
    look,
    title: 'Your query',
    back: '#back',
    body: html`<h1>Your drawer and end panel</h1>
<p class="quiet">Your reference <span class="reference">CQ-10428</span></p>
${nextStep({ what: 'Aled comes to look at the drawer and the panel.', by: 'Tuesday 14 October, between 2pm and 5pm', who: 'Asha Grant looks after this', phone: '01632 960 114' })}
<h2>What we promised</h2>${promises.slice(0, 3)}
<h2>Choose another time</h2>${form({
      action: '#',
      csrf: 'token',
      body: html`${radioList({
        name: 'slot',
        label: 'Which time suits you?',
        choices: [
          { value: '1', text: 'Wednesday 15 October, 8am to midday' },
          { value: '2', text: 'Thursday 16 October, 2pm to 5pm' },
          { value: 'later', text: 'None of these: I would like it later' },
        ],
      })}${buttonGroup(button({ text: 'Choose this time' }), button({ text: 'Withdraw my query', kind: 'secondary' }))}`,
    })}
<h2>What happened</h2>${timeline(moments.filter(({ kind }) => kind !== 'private'))}`,
  });
