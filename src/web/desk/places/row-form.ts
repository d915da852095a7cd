import type { RowKind } from '../../../app/desk/one-row.ts';
import { button } from '../../html/components/button.ts';
import { checkList } from '../../html/components/check-list.ts';
import { form } from '../../html/components/form.ts';
import { select } from '../../html/components/select.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import type { Typed } from '../case/typed.ts';
import { many, one } from '../words/form.ts';

/** A field of a form that takes one row: its column, what it is called, and how it is given. */
export interface RowField {
  readonly column: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind?: 'text' | 'date' | 'email' | 'tel' | 'hidden';
  readonly choices?: readonly { readonly value: string; readonly text: string }[];
  /** Any of the choices, joined as a list. */
  readonly several?: boolean;
  readonly value?: string | null;
}

export interface RowForm {
  readonly kind: RowKind;
  /** Tells several forms of one page apart. */
  readonly name: string;
  readonly title: string;
  readonly says?: string;
  readonly send: string;
  readonly fields: readonly RowField[];
  /** Where to go afterwards. */
  readonly then: string;
}

/** A form that changes people and places as one row of an import would: dated, checked, reported. */
export function rowForm(
  { kind, name, title, says, send, fields, then }: RowForm,
  csrf: string,
  typed: Typed,
): Html {
  const open = typed.form === name;
  const error = open ? typed.errors[0]?.message : undefined;
  const body = fields.map((field) => fieldOf(field, name, open ? typed : null));
  return html`<details class="deed" id="do-${name}"${open && html` open`}><summary class="deed__title"><span>${title}</span></summary><div class="deed__body">${says !== undefined && html`<p class="deed__says">${says}</p>`}${error !== undefined && html`<p class="govuk-error-message" id="${name}-error"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`}${form({ action: `/desk/rows/${kind}`, csrf, body: html`<input type="hidden" name="then" value="${then}"><input type="hidden" name="form" value="${name}">${body}${button({ text: send, kind: 'secondary' })}` })}</div></details>`;
}

function fieldOf(field: RowField, name: string, typed: Typed | null): Html {
  const id = `${name}-${field.column}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
  const value = typed === null ? (field.value ?? '') : one(typed.fields, field.column);
  const question = { name: field.column, id, label: field.label, hint: field.hint };
  if (field.kind === 'hidden') return html`<input type="hidden" name="${field.column}" value="${value}">`;
  if (field.choices !== undefined && field.several === true) {
    const values = typed === null ? (field.value ?? '').split('; ') : many(typed.fields, field.column);
    return checkList({ ...question, small: true, choices: field.choices, values });
  }
  if (field.choices !== undefined) return select({ ...question, value, choices: field.choices });
  return textField({
    ...question,
    value,
    type: field.kind ?? 'text',
    autocomplete: 'off',
    ...(field.kind === 'date' ? { width: 10 as const } : {}),
  });
}
