import { capacities } from '../../../app/customer/sign.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { checkList } from '../../html/components/check-list.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { fileUpload } from '../../html/components/file-upload.ts';
import { form } from '../../html/components/form.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { signaturePad } from '../../html/components/signature-pad.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { type FormBody, listOf, textOf } from '../forms.ts';

export interface SignForm {
  readonly action: string;
  readonly back: string;
  readonly csrf: string;
  readonly key: string;
  readonly seen: number;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly typed: FormBody;
  readonly errors: readonly FieldError[];
}

/** The item list with done or not done for each, remarks, name, capacity, and three ways to sign (A17). */
export function signForm({ action, back, csrf, key, seen, items, typed, errors }: SignForm): Html {
  const at = (field: string) => errorAt(errors, field);
  return form({
    action,
    csrf,
    key,
    seen,
    files: true,
    body: html`${items.map(({ id, title }) =>
      radioList({
        name: `item-${id}`,
        label: title,
        inline: true,
        value: textOf(typed, `item-${id}`) || null,
        error: at(`item-${id}`),
        choices: [
          { value: 'done', text: 'Done' },
          { value: 'not done', text: 'Not done' },
        ],
      }),
    )}${textArea({ name: 'remarks', label: 'Remarks', hint: 'What is not right, or anything you want on record. Needed for what is not done.', rows: 4, maxLength: 4_000, value: textOf(typed, 'remarks'), error: at('remarks') })}${textField({ name: 'name', label: 'Your full name', autocomplete: 'name', maxLength: 200, value: textOf(typed, 'name'), error: at('name') })}${radioList({ name: 'capacity', label: 'In what capacity do you sign?', value: textOf(typed, 'capacity') || null, error: at('capacity'), choices: capacities })}<h2>Your signature</h2><p>Use whichever suits you: draw it, tick that your typed name counts, or send a photo of the signed form.</p>${signaturePad({ name: 'drawing', label: 'Draw your signature' })}${checkList({ name: 'typed', label: 'Or sign by your name', values: listOf(typed, 'typed'), error: at('typed'), choices: [{ value: 'yes', text: 'My typed name above is my signature' }] })}${fileUpload({ name: 'scan', label: 'Or send the signed form', hint: 'A photo or a scan, up to 15 MB', accept: 'image/*,.pdf', error: at('scan') })}<div class="then"><h2>What happens then</h2><p>What is done is complete, and a copy goes to the homeowner and the client at once. What is not done goes back to a person, with your remarks.</p></div>${buttonGroup(button({ text: 'Sign' }), html`<a href="${back}">Go back</a>`)}`,
  });
}
