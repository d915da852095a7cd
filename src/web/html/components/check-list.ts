import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { grouped, idOf, type Question } from './group.ts';
import type { Choice } from './select.ts';

/** Any of a few. */
export function checkList(
  field: Question & {
    readonly choices: readonly Choice[];
    readonly values?: readonly string[];
    readonly small?: boolean;
  },
): Html {
  const boxes = field.choices.map(({ value, text, hint }, i) => {
    const id = i === 0 ? idOf(field) : `${idOf(field)}-${i + 1}`;
    return html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="${id}" name="${field.name}" type="checkbox" value="${value}"${attributes({ checked: field.values?.includes(value) === true, 'aria-describedby': hint === undefined ? null : `${id}-item-hint` })}><label class="govuk-label govuk-checkboxes__label" for="${id}">${text}</label>${hint !== undefined && html`<div id="${id}-item-hint" class="govuk-hint govuk-checkboxes__hint">${hint}</div>`}</div>`;
  });
  const look = field.small === true ? 'govuk-checkboxes govuk-checkboxes--small' : 'govuk-checkboxes';
  return grouped(field, html`<div class="${look}" data-module="govuk-checkboxes">${boxes}</div>`);
}
