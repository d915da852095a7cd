import { attributes } from '../attributes.ts';
import { type Html, html, type Printable } from '../html.ts';
import { grouped, idOf, type Question } from './group.ts';
import type { Choice } from './select.ts';

export interface RadioChoice extends Choice {
  /** Asked only with this choice; always visible without scripts. */
  readonly also?: Printable;
}

/** One of a few. */
export function radioList(
  field: Question & {
    readonly choices: readonly RadioChoice[];
    readonly value?: string | null | undefined;
    readonly small?: boolean;
    readonly inline?: boolean;
  },
): Html {
  const look = `govuk-radios${field.small === true ? ' govuk-radios--small' : ''}${field.inline === true ? ' govuk-radios--inline' : ''}`;
  const radios = field.choices.map(({ value, text, hint, also }, i) => {
    const id = i === 0 ? idOf(field) : `${idOf(field)}-${i + 1}`;
    return html`<div class="govuk-radios__item"><input class="govuk-radios__input" id="${id}" name="${field.name}" type="radio" value="${value}"${attributes({ checked: value === field.value, 'aria-describedby': hint === undefined ? null : `${id}-item-hint` })}><label class="govuk-label govuk-radios__label" for="${id}">${text}</label>${hint !== undefined && html`<div id="${id}-item-hint" class="govuk-hint govuk-radios__hint">${hint}</div>`}</div>${also !== undefined && html`<div class="govuk-radios__conditional">${also}</div>`}`;
  });
  return grouped(field, html`<div class="${look}" data-module="govuk-radios">${radios}</div>`);
}
