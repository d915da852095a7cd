import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, idOf, labelled, type Question } from './group.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

/** One of many, where a list of radios would be too long. */
export function select(
  field: Question & { readonly choices: readonly Choice[]; readonly value?: string | null | undefined },
): Html {
  const error = field.error === undefined ? '' : ' govuk-select--error';
  const options = field.choices.map(
    ({ value, text }) =>
      html`<option value="${value}"${attributes({ selected: value === field.value })}>${text}</option>`,
  );
  return labelled(
    field,
    html`<select class="govuk-select${error}" id="${idOf(field)}" name="${field.name}"${attributes({ 'aria-describedby': describedBy(field) })}>${options}</select>`,
  );
}
