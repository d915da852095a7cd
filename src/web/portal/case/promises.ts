import type { PromiseSeen } from '../../../app/customer/dates.ts';
import type { CustomerView } from '../../../app/customer/view.ts';
import { promiseChip } from '../../html/components/promise-chip.ts';
import { type Html, html } from '../../html/html.ts';
import { dayInWords, machineMoment } from '../../html/words/date.ts';
import { dueWords } from './words.ts';

/** Every promise that is still to be kept, and why its date is that one; a date that moved tells its first. */
export function promisesOf(view: CustomerView): Html | null {
  const alike = Map.groupBy(
    view.promises,
    ({ title, state, due, first }) => `${title} ${state} ${due} ${first?.due}`,
  );
  if (alike.size === 0) return null;
  return html`<h2>What we promised you</h2>${[...alike.values()].map((group) => chip(view, group))}`;
}

/** The same promise for several items is told once, and names them unless it is for all. */
function chip(view: CustomerView, group: readonly PromiseSeen[]): Html | null {
  const [promise] = group;
  if (promise === undefined) return null;
  const open = view.items.filter((row) => row.open);
  const about = open.filter((row) => group.some(({ itemId }) => itemId === row.id));
  const some = about.length > 0 && about.length < open.length;
  const { first } = promise;
  return promiseChip({
    state: promise.state,
    title: some ? `${promise.title}: ${about.map((item) => item.title).join('; ')}` : promise.title,
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
