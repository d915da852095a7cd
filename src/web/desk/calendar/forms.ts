import type { CalendarSpec } from '../../../domain/time/types.ts';
import { button } from '../../html/components/button.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { type Fields, one } from '../words/form.ts';
import { dayNames, typedHours, weekdays } from './typed.ts';

export interface Forms {
  readonly name: string;
  readonly spec: CalendarSpec;
  readonly typed: Fields | null;
  readonly errors: readonly FieldError[];
}

/** What a keeper may change; each leads to a preview first, and nothing is done before that is confirmed. */
export function calendarForms(forms: Forms): Html {
  return html`<div class="deeds">${changeForm(forms, 'close', 'Close on a date', 'Close', [
    { name: 'date', label: 'Date', type: 'date' },
    { name: 'name', label: 'What it is called', hint: 'Such as: Christmas closure' },
  ])}${changeForm(forms, 'open', 'Open at other hours on a date', 'Open then', [
    { name: 'date', label: 'Date', type: 'date' },
    { name: 'hours', label: 'Hours', hint: 'Such as 09:00-12:00, or several with a comma' },
  ])}${changeForm(forms, 'as the week', 'Take a closure or the hours of a date back', 'Take it back', [
    { name: 'date', label: 'Date', type: 'date' },
  ])}${changeForm(forms, 'week', 'Change the hours of the week from a date on', 'Change the week', [
    { name: 'date', label: 'From', type: 'date' },
    ...weekdays.map((day) => ({
      name: day,
      label: dayNames[day],
      value: typedHours(forms.spec.weekly[day]),
    })),
  ])}</div>`;
}

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly type?: 'date';
  readonly hint?: string;
  readonly value?: string;
}

function changeForm(
  { name, spec, typed, errors }: Forms,
  does: string,
  title: string,
  verb: string,
  fields: readonly Asked[],
): Html {
  const own = typed !== null && one(typed, 'do') === does;
  const controls = fields.map((field) =>
    textField({
      ...field,
      id: `${does.replaceAll(' ', '-')}-${field.name}`,
      value: own ? one(typed, field.name) : field.value,
      autocomplete: 'off',
      error: own ? errorAt(errors, field.name) : undefined,
    }),
  );
  const hidden = html`<input type="hidden" name="do" value="${does}"><input type="hidden" name="calendar" value="${name}"><input type="hidden" name="edition" value="${spec.version}">`;
  const send = button({ text: `${verb}: show what moves`, kind: 'secondary' });
  const body = html`<form action="/desk/calendar/preview" method="get" novalidate>${hidden}${controls}${send}</form>`;
  return disclosure(title, body, own);
}
