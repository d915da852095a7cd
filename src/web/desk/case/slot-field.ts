import { attributes } from '../../html/attributes.ts';
import { type Html, html } from '../../html/html.ts';

const box = (type: string, name: string, id: string, label: string, value: string | undefined): Html =>
  html`<div class="slot__box"><label class="slot__label" for="${id}">${label}</label><input class="govuk-input" type="${type}" name="${name}" id="${id}" autocomplete="off"${attributes({ value: value || null })}></div>`;

/** A date of the browser's own kind, beside its times. */
export const dateBox = (name: string, id: string, label: string, value: string | undefined): Html =>
  box('date', name, id, label, value);

export const timeBox = (name: string, id: string, label: string, value: string): Html =>
  box('time', name, id, label, value);
