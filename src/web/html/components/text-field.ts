import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, idOf, labelled, type Question } from './group.ts';

export interface TextField extends Question {
  readonly value?: string | null | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'date' | 'time' | 'datetime-local';
  /** What the browser may fill in (WCAG 1.3.5): 'name', 'email', 'tel', 'postal-code', 'one-time-code', 'off' … */
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text';
  /** Characters that fit: the width tells how much is expected. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly spellcheck?: boolean;
  readonly maxLength?: number;
  readonly required?: boolean;
}

/** One line of text; also the browser's own date and time inputs, for the desk. */
export function textField(field: TextField): Html {
  const error = field.error === undefined ? '' : ' govuk-input--error';
  const width = field.width === undefined ? '' : ` govuk-input--width-${field.width}`;
  const control = html`<input class="govuk-input${width}${error}" id="${idOf(field)}" name="${field.name}" type="${field.type ?? 'text'}"${attributes(
    {
      spellcheck: field.spellcheck === undefined ? null : String(field.spellcheck),
      value: field.value || null,
      'aria-describedby': describedBy(field),
      autocomplete: field.autocomplete,
      inputmode: field.inputmode,
      maxlength: field.maxLength,
      'aria-required': field.required === true ? 'true' : null,
    },
  )}>`;
  return labelled(field, control);
}
