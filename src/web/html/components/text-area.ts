import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, idOf, labelled, type Question } from './group.ts';

export interface TextArea extends Question {
  readonly value?: string | null | undefined;
  readonly rows?: number;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** Keeps what is typed in this browser until it is sent; unique on the desk, without personal data. */
  readonly draft?: string;
}

/** Several lines of text. */
export function textArea(field: TextArea): Html {
  const error = field.error === undefined ? '' : ' govuk-textarea--error';
  const control = html`<textarea class="govuk-textarea${error}" id="${idOf(field)}" name="${field.name}" rows="${field.rows ?? 5}"${attributes(
    {
      'aria-describedby': describedBy(field),
      autocomplete: field.autocomplete,
      maxlength: field.maxLength,
      'data-controller': field.draft === undefined ? null : 'draft',
      'data-draft-key-value': field.draft,
      'data-turbo-permanent': field.draft !== undefined,
    },
  )}>${field.value === undefined || field.value === null ? '' : `\n${field.value}`}</textarea>`;
  return labelled(field, control);
}
