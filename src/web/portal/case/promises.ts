import type { PromiseSeen } from '../../../app/customer/dates.ts';
import type { CustomerView } from '../../../app/customer/view.ts';
import { promiseChip } from '../../html/components/promise-chip.ts';
import { type Html, html } from '../../html/html.ts';
import { dayInWords, machineMoment } from '../../html/words/date.ts';
import { dueWords } from './words.ts';

/** Every promise that is still to be kept, and why its date is that one; a date that moved tells its first. */
export function promisesOf(view: CustomerView): Html | null {
  const { promises } = view;
  if (promises.length === 0) return null;
  const many = view.items.length > 1;
  return html`<h2>What we promised you</h2>${promises.map((promise) => chip(view, promise, many))}`;
}

function chip(view: CustomerView, promise: PromiseSeen, many: boolean): Html {
  const item = view.items.find((row) => row.id === promise.itemId);
  const { first } = promise;
  return promiseChip({
    state: promise.state,
    title: many && item !== undefined ? `${promise.title}: ${item.title}` : promise.title,
    date: dueWords(promise, view),
    ...(promise.due === null ? {} : { machineDate: machineMoment(promise.due) }),
    why: [
      ...(promise.why === null ? [] : [promise.why]),
      ...(first === null
        ? []
        : [
            `The first date we told you was ${dayInWords(first.due, view.timezone)}. It moved because of ${first.because}.`,
          ]),
    ],
  });
}
