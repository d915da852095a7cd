import type { Moving, Preview } from '../../../app/rules-change/preview.ts';
import type { Becomes } from '../../../domain/case/weighing.ts';
import { notice } from '../../html/components/notice.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { table } from '../../html/components/table.ts';
import { textArea } from '../../html/components/text-area.ts';
import { type Html, html } from '../../html/html.ts';
import { counted } from '../../html/words/count.ts';
import { momentInWords } from '../../html/words/date.ts';

/** Of one promise, and of several. */
const words: Readonly<Record<Becomes, readonly [string, string]>> = {
  dated: ['gets its date', 'get their dates'],
  sooner: ['falls sooner', 'fall sooner'],
  'sooner, told stays': [
    'falls sooner by law; the customer keeps the date told',
    'fall sooner by law; the customer keeps the date told',
  ],
  later: ['falls later; nobody was told it', 'fall later; nobody was told them'],
  'told, stays': ['would fall later; it was told', 'would fall later; they were told'],
  'past, stays': ['would lie in the past: stays', 'would lie in the past: stay'],
};

const shown = 200;

interface Shown {
  readonly zone: string;
  readonly now: number;
  /** Whether the reader may open cases. */
  readonly linked: boolean;
}

/**
 * What a change of rules does: how many promises of each kind, then `decide`, so that nobody scrolls past hundreds of
 * rows to decide, then every promise before and after. Equal promises of one case's items are one row.
 */
export function previewOf(preview: Preview, { zone, now, linked }: Shown, decide: Html): Html {
  const all = Object.entries(preview.counts) as [Becomes, number][];
  const touched = all.reduce((sum, [, n]) => sum + n, 0);
  const counts = all.filter(([, n]) => n > 0);
  const rows = together(preview.moving);
  return html`<p>${preview.following} of ${counted(preview.cases, 'open case')} would follow; ${touched === 0 ? 'no promise moves' : `${counted(touched, 'promise is', 'promises are')} touched`}.</p>${
    counts.length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${counts.map(([name, n]) => html`<li>${counted(n, ...words[name])}</li>`)}</ul>`
  }<div class="decide">${decide}</div>${
    rows.length > 0 &&
    table({
      caption: 'Promises before and after',
      columns: [
        { title: 'Case' },
        { title: 'Promise' },
        { title: 'Before' },
        { title: 'After' },
        { title: 'What becomes of it' },
      ],
      rows: rows.slice(0, shown).map((row) => ({ cells: cells(row, { zone, now, linked }) })),
    })
  }${rows.length > shown && html`<p>These are the first ${shown} rows of ${touched} promises.</p>`}${
    preview.staying.length > 0 &&
    notice({
      kind: 'mind',
      title: counted(preview.staying.length, 'case keeps its version', 'cases keep their version'),
      body: html`<ul class="govuk-list">${preview.staying.slice(0, shown).map(({ reference, because }) => html`<li>${caseLink(reference, linked)}: ${because}</li>`)}</ul>`,
    })
  }`;
}

const caseLink = (reference: string, linked: boolean): Html =>
  linked ? html`<a href="/desk/cases/${reference}">${reference}</a>` : html`${reference}`;

type Row = Moving & { readonly times: number };

/** Promises of one case that move alike, as those of its items do. */
function together(moving: readonly Moving[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const one of moving) {
    const { caseId, itemId, promiseId, title, before, after, becomes } = one;
    const which = itemId === null ? promiseId : 'items';
    const key = [caseId, which, title, before.due, after.due, becomes].join('|');
    rows.set(key, { ...one, times: (rows.get(key)?.times ?? 0) + 1 });
  }
  return [...rows.values()];
}

const cells = (row: Row, { zone, now, linked }: Shown) => [
  caseLink(row.reference, linked),
  row.times === 1 ? row.title : `${row.title} (${row.times} items)`,
  row.before.awaited ? 'date awaited' : momentInWords(row.before.due, zone, now),
  momentInWords(row.after.due, zone, now),
  words[row.becomes][0],
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
