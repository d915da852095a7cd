import type { Ask } from '../../../domain/standards/standard.ts';
import { fileUpload } from '../../html/components/file-upload.ts';
import { grouped } from '../../html/components/group.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { select } from '../../html/components/select.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { whyByRule } from '../words/by-rule.ts';
import { slotShort } from '../words/deadline.ts';
import { mostSlots } from './read-ask.ts';
import type { Showing } from './showing.ts';
import { dateBox, timeBox } from './slot-field.ts';
import type { Kept } from './typed.ts';

/** The field of a move's form that asks for one thing. */
export function askField(showing: Showing, ask: Ask, kept: Kept): Html {
  const empty = ask.rule === undefined ? 'optional' : 'left empty: as agreed with the client';
  const label = ask.required ? ask.title : `${ask.title} (${empty})`;
  const question = {
    name: ask.name,
    id: kept.id(ask.name),
    label,
    error: kept.error(ask.name),
    value: kept.value(ask.name),
  };
  switch (ask.kind) {
    case 'words':
      return textArea({ ...question, rows: 2 });
    case 'choice':
      return (ask.choices?.length ?? 0) > 5
        ? select({
            ...question,
            choices: [
              { value: '', text: 'Choose' },
              ...(ask.choices ?? []).map((text) => ({ value: text, text })),
            ],
          })
        : radioList({
            ...question,
            small: true,
            choices: (ask.choices ?? []).map((text) => ({ value: text, text })),
          });
    case 'yes':
      return radioList({ ...question, small: true, inline: true, choices: [{ value: 'yes', text: 'Yes' }] });
    case 'date':
      return textField({ ...question, type: 'date', width: 10, autocomplete: 'off' });
    case 'moment':
      return textField({ ...question, type: 'datetime-local', autocomplete: 'off' });
    case 'number':
      return textField({ ...question, inputmode: 'decimal', width: 5 });
    case 'staff':
      return select({
        ...question,
        ...(ask.rule === undefined || showing.page.byRule === null
          ? {}
          : { hint: whyByRule(showing.page.byRule) }),
        choices: staffChoices(showing, ask),
      });
    case 'message': {
      // Mostly it is what came last: whoever is recording it has just read it.
      const came = messages(showing);
      return select({
        ...question,
        value: question.value ?? came[0]?.value,
        choices: [{ value: '', text: 'None' }, ...came],
      });
    }
    case 'file':
    case 'files':
      return fileUpload({
        ...question,
        multiple: ask.kind === 'files',
        hint: 'Photos or documents, up to 15 MB each',
      });
    case 'slot':
      return grouped(question, html`${offered(showing, ask, kept)}${slotBoxes(ask.name, '', kept, 'Time')}`);
    case 'slots':
      return grouped(
        { ...question, hint: 'At least two, so that there is a choice' },
        Array.from({ length: mostSlots }, (_, i) =>
          slotBoxes(ask.name, String(i + 1), kept, `Time ${i + 1}`),
        ),
      );
  }
}

function slotBoxes(name: string, n: string, kept: Kept, which: string): Html {
  const at = (part: string) => `${name}${n}-${part}`;
  const error = kept.error(at('date')) ?? kept.error(at('to'));
  return html`<div class="slot">${error !== undefined && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`}<div class="slot__boxes">${dateBox(at('date'), kept.id(at('date')), `${which}: date`, kept.value(at('date')))}${timeBox(at('from'), kept.id(at('from')), 'from', kept.value(at('from')) ?? '')}${timeBox(at('to'), kept.id(at('to')), 'to', kept.value(at('to')) ?? '')}</div></div>`;
}

/** Times offered that still lie ahead: one press instead of typing. */
function offered({ page, zone }: Showing, ask: Ask, kept: Kept): Html | null {
  const slots = page.offers.at(-1)?.slots.filter((slot) => slot.from > page.now) ?? [];
  if (slots.length === 0) return null;
  const chosen = kept.value(ask.name);
  return html`<div class="govuk-radios govuk-radios--small">${slots.map((slot, i) => {
    const value = `${slot.from}-${slot.to}`;
    const id = kept.id(`${ask.name}-offer-${i}`);
    return html`<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" name="${ask.name}" id="${id}" value="${value}"${chosen === value && html` checked`}><label class="govuk-label govuk-radios__label" for="${id}">${slotShort(slot, zone, page.now)} <span class="quiet">offered</span></label></div>`;
  })}</div><p class="quiet">or another time:</p>`;
}

/** Those whose role goes to homes for an operative, those who manage for a manager; then everybody else. */
function staffChoices({ choices, page }: Showing, { name, rule }: Ask): { value: string; text: string }[] {
  const wanted =
    name === 'operative' ? ['site operative', 'fitter'] : ['care manager', 'senior administrator'];
  const fits = choices.staff.filter((row) => row.roles.some((role) => wanted.includes(role)));
  const words = (row: (typeof fits)[number]) => ({
    value: row.id,
    text: `${row.name}${row.area === null ? '' : `, ${row.area}`}${row.away ? ' (away)' : ''}`,
  });
  const first =
    page.manager !== null && name === 'manager'
      ? fits.toSorted((a, b) => Number(b.id === page.manager?.id) - Number(a.id === page.manager?.id))
      : fits;
  return [{ value: '', text: unchosen(page, rule) }, ...first.map(words)];
}

/** What holds where nobody is chosen: by name, as soon as the home or the site is known. */
function unchosen({ byRule }: Showing['page'], rule: Ask['rule']): string {
  if (rule === undefined) return 'Choose';
  return byRule === null ? `The ${rule} of the site or the client` : `By the rule: ${byRule.name}`;
}

const messages = ({ page, zone }: Showing): { value: string; text: string }[] =>
  page.timeline
    .filter((entry) => entry.messageId !== null && entry.retracted === null)
    .slice(0, 20)
    .map((entry) => ({
      value: entry.messageId ?? '',
      text: `${entry.title}, ${entry.by}, ${slotShort({ from: entry.at, to: entry.at }, zone, page.now).split('–')[0]}`,
    }));
