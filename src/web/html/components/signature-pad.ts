import { type Html, html } from '../html.ts';
import { button } from './button.ts';
import { errorOf, groupClass, idOf, type Question } from './group.ts';

/**
 * A place to draw a signature; `name` brings a PNG as a data address. Shown only where scripts run: a page with
 * it also offers a typed name or a scanned form, for those who draw nothing. Load the script 'sign' (portal).
 */
export function signaturePad(field: Question): Html {
  const id = idOf(field);
  return html`<div class="${groupClass(field)}" data-controller="signature" hidden><p class="govuk-label" id="${id}-label">${field.label}</p><div id="${id}-hint" class="govuk-hint">${field.hint ?? 'Draw with a finger, a pen or the mouse. You can type your name instead, below.'}</div>${errorOf(field)}<canvas class="pad" id="${id}" tabindex="0" role="img" aria-labelledby="${id}-label" aria-describedby="${id}-hint" data-signature-target="pad" data-action="pointerdown->signature#begin pointermove->signature#draw pointerup->signature#end pointercancel->signature#end"></canvas><input type="hidden" name="${field.name}" data-signature-target="image"><p class="quiet" role="status" data-signature-target="status"></p>${button({ text: 'Clear', kind: 'secondary' }, { type: 'button', 'data-action': 'signature#clear' })}</div>`;
}
