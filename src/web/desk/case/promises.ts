import type { PromiseView } from '../../../app/desk/case-page/view.ts';
import { card } from '../../html/components/card.ts';
import { checkList } from '../../html/components/check-list.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { promiseChip } from '../../html/components/promise-chip.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { daysAway, machineMoment } from '../../html/words/date.ts';
import { deadlineInWords, momentShort, shortDate, wallAt } from '../words/deadline.ts';
import { deedIn, type Showing } from './showing.ts';

const week = 7 * 86_400_000;

/** The promises that run, each with why its date is that one; the others below. */
export function promises(showing: Showing): Html {
  const owed = showing.page.promises.filter((promise) => promise.running || promise.confirmable);
  const done = showing.page.promises.filter((promise) => !promise.running && !promise.confirmable);
  const body = html`${owed.length === 0 && html`<p class="quiet">None is running.</p>`}${owed.map((promise) => chip(showing, promise))}${
    done.length > 0 &&
    disclosure(
      `${done.length} kept or ended`,
      done.map((promise) => chip(showing, promise)),
    )
  }`;
  return card({ title: 'Promises', id: 'promises', body });
}

function chip(showing: Showing, promise: PromiseView): Html {
  const { page } = showing;
  const item = promise.item !== null && page.items.length > 1 ? `, item ${promise.item}` : '';
  const moved = promise.extensions.length > 0 && promise.running && promise.status === 'made';
  return html`${promiseChip({
    state: moved ? 'extended' : promise.status,
    title: `${promise.title}${item}`,
    date: dateOf(showing, promise),
    machineDate: promise.date ?? machineMoment(promise.due),
    ...(promise.running && !promise.awaited && promise.due - page.now > week
      ? { away: daysAway(promise.due - 1, showing.zone, page.now) }
      : {}),
    why: [...firstDates(showing, promise), ...promise.why],
    id: promise.id,
  })}${promise.because.length > 0 && extend(showing, promise)}${promise.confirmable && confirm(showing, promise)}`;
}

function dateOf({ page, zone }: Showing, promise: PromiseView): string {
  if (promise.awaited) return 'when the calendar is published that far';
  if (promise.status === 'kept' && promise.keptAt !== null)
    return `${promise.wasLate ? 'late, ' : ''}${momentShort(promise.keptAt, zone, page.now)}`;
  return deadlineInWords(promise.due, zone, promise.running ? page.now : 0);
}

/** The first date told stays on record, however often it moved. */
function firstDates({ page, zone }: Showing, promise: PromiseView): string[] {
  const year = wallAt(page.now, zone).year;
  const first =
    promise.first === null
      ? []
      : [`First date told: ${shortDate(wallAt(promise.first.due - 1, zone), year)}.`];
  const moved = promise.extensions.map(
    (row) =>
      `Moved ${momentShort(row.at, zone, page.now)} to ${shortDate(wallAt(row.to - 1, zone), year)}: ${row.because}.`,
  );
  return [...first, ...moved, ...(promise.wasLate && promise.status !== 'late' ? ['It was late once.'] : [])];
}

/** Shown open: it waits for exactly this, another person's word. */
const confirm = (showing: Showing, promise: PromiseView): Html | null =>
  deedIn(showing, {
    deed: 'confirm-in-time',
    name: `confirm-${promise.id}`,
    title: 'Confirm that it was done in time',
    says: 'It was noted late, and recorded afterwards as done before its date. Your word, as a second person, withdraws the breach; both stay on record.',
    hidden: { promise: promise.id },
    send: { text: 'It was done in time', kind: 'secondary' },
    body: () => null,
  });

function extend(showing: Showing, promise: PromiseView): Html | null {
  return deedIn(showing, {
    deed: 'extend',
    name: `extend-${promise.id}`,
    title: 'Give a new date',
    says: 'The first date stays on record; they are told the new one with the reason.',
    hidden: { promise: promise.id },
    send: { text: 'Give the new date', kind: 'secondary' },
    body: (kept) =>
      html`${radioList({ name: 'because', id: kept.id('because'), label: 'Because', small: true, error: kept.error('because'), value: kept.value('because'), choices: promise.because.map((text) => ({ value: text, text })) })}${textField({ name: 'until', id: kept.id('until'), label: 'New date', type: 'date', width: 10, error: kept.error('until'), value: kept.value('until') })}${textArea({ name: 'words', id: kept.id('words'), label: 'Why, as they may read it', rows: 2, error: kept.error('words'), value: kept.value('words') })}${checkList({ name: 'forward', id: kept.id('forward'), label: 'Earlier than before?', small: true, choices: [{ value: 'yes', text: 'It is brought forward' }], values: kept.values('forward') ?? [] })}`,
  });
}
