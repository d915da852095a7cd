import type { CustomerChoice } from '../../../app/customer/choices.ts';
import type { CustomerView } from '../../../app/customer/view.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { dateField } from '../../html/components/date-field.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { form } from '../../html/components/form.ts';
import { notice } from '../../html/components/notice.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { textArea } from '../../html/components/text-area.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { portalPage } from '../../html/layout/portal.ts';
import { choiceAddress, choiceTitle } from '../case/actions.ts';
import { slotWords } from '../case/words.ts';
import { type FormBody, textOf, typedDate } from '../forms.ts';

export interface ChoosePage {
  readonly look: Look;
  readonly view: CustomerView;
  readonly choice: CustomerChoice;
  readonly csrf: string;
  readonly key: string;
  readonly typed: FormBody;
  readonly errors: readonly FieldError[];
  /** The query changed while they were reading. */
  readonly changed: boolean;
}

/** One choice, and what pressing its button does. */
export function choosePage(page: ChoosePage): Html {
  const { look, view, choice, csrf, key, errors, changed } = page;
  const title = choiceTitle(choice);
  const about = view.items.filter((item) => choice.items.includes(item.id));
  const ends = choice.kind === 'close';
  return portalPage({
    look,
    title,
    back: '/my-query',
    errors,
    told:
      changed &&
      notice({
        kind: 'mind',
        title: 'Something changed while you were reading',
        body: 'This is how it stands now. What you typed is still here.',
      }),
    body: html`<h1>${title}</h1>${about.length > 0 && html`<ul class="about">${about.map((item) => html`<li>${item.title}${item.match !== null && html`<br>The nearest match: <strong>${item.match}</strong>`}</li>`)}</ul>`}${standing(view, choice)}${form(
      {
        action: choiceAddress(choice),
        csrf,
        key,
        seen: view.seq,
        body: html`${choice.items.map((id) => html`<input type="hidden" name="items" value="${id}">`)}${ends && html`<input type="hidden" name="ends" value="yes">`}${choice.slotAsk !== null ? timeFields(page) : null}${otherFields(page)}<div class="then"><h2>What happens then</h2><p>${choice.leadsTo}</p></div>${buttonGroup(button({ text: pressed(choice), kind: ends ? 'warning' : 'primary' }), html`<a href="/my-query">${ends ? 'Keep it open' : 'Go back'}</a>`)}`,
      },
    )}`,
  });
}

const pressed = (choice: CustomerChoice): string =>
  ({
    book: 'Book this time',
    'move visit': 'Move the visit',
    close: 'Withdraw it',
    dispute: 'Send my dispute',
    other: 'Confirm',
  })[choice.kind];

function standing(view: CustomerView, choice: CustomerChoice): Html | null {
  if (choice.kind === 'close')
    return html`<p>We stop all work on it, and tell everybody concerned. Nothing else that you have with us is touched.</p>`;
  if (choice.kind === 'dispute')
    return html`<p>Somebody who did not make the decision looks at it again.</p>`;
  const [visit] = view.visits;
  return choice.kind !== 'move visit' || visit === undefined
    ? null
    : html`<p>Your visit is now on <strong>${slotWords(visit.slot, view)}</strong>. It stands until you press the button.</p>`;
}

function timeFields({ view, choice, typed, errors }: ChoosePage): Html {
  const own = html`${dateField({ name: 'date', label: 'Which day suits you?', hint: 'A day on which we are open', value: typedDate(typed, 'date'), error: errorAt(errors, 'date') })}${radioList(
    {
      name: 'half',
      label: 'Which half of the day?',
      value: textOf(typed, 'half') || null,
      error: errorAt(errors, 'half'),
      choices: [
        { value: 'morning', text: 'Morning, 8am to 1pm' },
        { value: 'afternoon', text: 'Afternoon, midday to 5pm' },
      ],
    },
  )}${wordsField({ typed, errors, name: choice.wordsAsk })}`;
  if (choice.slots.length === 0) return html`<input type="hidden" name="slot" value="own">${own}`;
  return radioList({
    name: 'slot',
    label: 'Times we can offer',
    value: textOf(typed, 'slot') || null,
    error: errorAt(errors, 'slot'),
    choices: [
      ...choice.slots.map((slot) => ({ value: `${slot.from}-${slot.to}`, text: slotWords(slot, view) })),
      { value: 'own', text: 'None of these: I would like another day', also: own },
    ],
  });
}

const wordsField = ({
  typed,
  errors,
  name,
}: {
  readonly typed: FormBody;
  readonly errors: readonly FieldError[];
  readonly name: string | null;
}): Html | null =>
  name === null
    ? null
    : textArea({
        name: `ask-${name}`,
        label: 'In your own words',
        hint: 'For example: “We are away until the 14th.” We write it down as you say it, because it moves the date we promised.',
        value: textOf(typed, `ask-${name}`),
        rows: 3,
        maxLength: 4_000,
        error: errorAt(errors, `ask-${name}`),
      });

/** What else the standard asks for. The words that go with a time stand beside the time. */
function otherFields({ choice, typed, errors }: ChoosePage): Html[] {
  return choice.asks
    .filter((ask) => choice.slotAsk === null || ask.name !== choice.wordsAsk)
    .flatMap((ask) => {
      const name = `ask-${ask.name}`;
      const shared = { name, label: labels[choice.kind] ?? ask.title, error: errorAt(errors, name) };
      if (ask.kind === 'words')
        return [textArea({ ...shared, value: textOf(typed, name), rows: 4, maxLength: 4_000 })];
      if (ask.kind === 'choice' && ask.choices !== undefined)
        return [
          radioList({
            ...shared,
            value: textOf(typed, name),
            choices: ask.choices.map((value) => ({ value, text: value })),
          }),
        ];
      return [];
    });
}

const labels: Partial<Record<CustomerChoice['kind'], string>> = {
  close: 'Why do you withdraw it?',
  dispute: 'Why do you think we are wrong?',
};
