import { attributes } from '../attributes.ts';
import { type Html, html } from '../html.ts';
import { describedBy, idOf, labelled, type Question } from './group.ts';

/** Files from the reader's device; the form must be sent as multipart. `accept` as in HTML: 'image/*,.pdf'. */
export function fileUpload(
  field: Question & {
    readonly accept?: string;
    readonly multiple?: boolean;
    readonly capture?: 'environment';
  },
): Html {
  const error = field.error === undefined ? '' : ' govuk-file-upload--error';
  return labelled(
    field,
    html`<input class="govuk-file-upload${error}" id="${idOf(field)}" name="${field.name}" type="file"${attributes({ 'aria-describedby': describedBy(field), accept: field.accept, multiple: field.multiple === true, capture: field.capture })}>`,
  );
}
