import type { Moving, Preview } from '../../../app/rules-change/preview.ts';
import type { Becomes } from '../../../domain/case/weighing.ts';
import { notice } from '../../html/components/notice.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { table } from '../../html/components/table.ts';
import { textArea } from '../../html/components/text-area.ts';
import { type Html, html } from '../../html/html.ts';
import { momentInWords } from '../../html/words/date.ts';

const words: Readonly<Record<Becomes, string>> = {
  dated: 'gets its date',
  sooner: 'falls sooner',
  later: 'falls later; nobody was told it',
  'told, stays': 'would fall later; it was told',
  'past, stays': 'would lie in the past: stays',
};

const shown = 200;

interface Shown {
  readonly zone: string;
  readonly now: number;
  /** Whether the reader may open cases. */
  readonly linked: boolean;
}

/** Every promise that a change of rules touches, before and after, and how many of each kind. */
export function previewOf(preview: Preview, { zone, now, linked }: Shown): Html {
  const all = Object.entries(preview.counts) as [Becomes, number][];
  const touched = all.reduce((sum, [, n]) => sum + n, 0);
  const counts = all.filter(([, n]) => n > 0);
  return html`<p>${preview.following} of ${preview.cases} open cases would follow; ${touched === 0 ? 'no promise moves' : `${touched} promises are touched`}.</p>${
    counts.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${counts.map(([name, n]) => html`<li>${n} ${words[name]}</li>`)}</ul>`
  }${
    preview.moving.length > 0 &&
    table({
      caption: 'Promises before and after',
      columns: [
        { title: 'Case' },
        { title: 'Promise' },
        { title: 'Before' },
        { title: 'After' },
        { title: 'What becomes of it' },
      ],
      rows: preview.moving.slice(0, shown).map((row) => ({ cells: cells(row, { zone, now, linked }) })),
    })
  }${touched > shown && html`<p>These are the first ${shown} of ${touched}.</p>`}${
    preview.staying.length > 0 &&
    notice({
      kind: 'mind',
      title: `${preview.staying.length} cases keep their version`,
      body: html`<ul class="govuk-list">${preview.staying.slice(0, shown).map(({ reference, because }) => html`<li>${caseLink(reference, linked)}: ${because}</li>`)}</ul>`,
    })
  }`;
}

const caseLink = (reference: string, linked: boolean): Html =>
  linked ? html`<a href="/desk/cases/${reference}">${reference}</a>` : html`${reference}`;

const cells = (row: Moving, { zone, now, linked }: Shown) => [
  caseLink(row.reference, linked),
  row.title,
  row.before.awaited ? 'date awaited' : momentInWords(row.before.due, zone, now),
  momentInWords(row.after.due, zone, now),
  words[row.becomes],
];

/** What is to become of told dates that would fall later; asked only where there are any. */
export const laterQuestion = (preview: Preview, error?: string): Html | null =>
  preview.counts['told, stays'] === 0
    ? null
    : html`${radioList({
        name: 'later',
        label: 'Dates that customers were told, and that would fall later',
        value: 'stays',
        choices: [
          { value: 'stays', text: 'stay as they were told' },
          {
            value: 'put off',
            text: 'are put off',
            hint: 'Each customer is written to; the first date stays on record.',
            also: textArea({
              name: 'reason',
              label: 'Why, as the letter says it',
              rows: 2,
              ...(error === undefined ? {} : { error }),
            }),
          },
        ],
      })}`;
