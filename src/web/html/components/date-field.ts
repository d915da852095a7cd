import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { grouped, idOf, type Question } from './group.ts';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A date that people know by heart, typed as day, month and year: fields `name-day`, `name-month`, `name-year`. */
export function dateField(field: Question & { readonly value?: Partial<TypedDate> | undefined }): Html {
  const error = field.error === undefined ? '' : ' govuk-input--error';
  const part = (of: 'day' | 'month' | 'year', label: string, width: number) => {
    // The error summary leads to the question's own id: its first box.
    const id = of === 'day' ? idOf(field) : `${idOf(field)}-${of}`;
    return html`<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="${id}">${label}</label><input class="govuk-input govuk-date-input__input govuk-input--width-${width}${error}" id="${id}" name="${field.name}-${of}" type="text" inputmode="numeric"${attributes({ value: field.value?.[of] || null })}></div></div>`;
  };
  const boxes = html`<div class="govuk-date-input" id="${idOf(field)}-date">${part('day', 'Day', 2)}${part('month', 'Month', 2)}${part('year', 'Year', 4)}</div>`;
  return grouped(field, boxes, 'group');
}
