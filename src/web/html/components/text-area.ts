import type { Place } from '../../../domain/standards/fault.ts';
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
  /** A file: bounded in height, and with scripts its lines are numbered and `lineLink` leads to one. */
  readonly lines?: true;
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
      'data-lines-target': field.lines === true ? 'field' : null,
      spellcheck: field.lines === true ? 'false' : null,
      wrap: field.lines === true ? 'off' : null,
    },
  )}>${field.value === undefined || field.value === null ? '' : `\n${field.value}`}</textarea>`;
  if (field.lines !== true) return labelled(field, control);
  return labelled(
    field,
    html`<div class="lines" data-controller="lines"><div class="lines__numbers" data-lines-target="numbers" aria-hidden="true"></div>${control}</div>`,
  );
}

/** A place in a file that a text area holds: where scripts run the cursor goes there, else the area is opened. */
export const lineLink = (field: string, { line, column }: Place, text: string): Html =>
  html`<a href="#${field}" data-line="${line}" data-column="${column}">${text}</a>`;
