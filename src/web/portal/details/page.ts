import type { MissingDetail } from '../../../app/customer/seen.ts';
import type { ReportAnswers } from '../../../app/report/answers.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { fileUpload } from '../../html/components/file-upload.ts';
import { form } from '../../html/components/form.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { portalPage } from '../../html/layout/portal.ts';

export interface DetailsPage {
  readonly look: Look;
  readonly csrf: string;
  readonly key: string;
  readonly missing: readonly MissingDetail[];
  readonly answers: ReportAnswers;
  readonly others: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** What is still missing, and nothing else. */
export function detailsPage(page: DetailsPage): Html {
  const title = 'Give the missing details';
  return portalPage({
    look: page.look,
    title,
    back: '/my-query',
    errors: page.errors,
    body: html`<h1>${title}</h1><p>Give what you know. If you are not sure of something, leave it out, or ring us: we work it out with you.</p>${form(
      {
        action: '/my-query/details',
        csrf: page.csrf,
        key: page.key,
        files: true,
        body: html`${page.missing.map((detail) => questions(page, detail))}<div class="then"><h2>What happens then</h2><p>Once we have every detail we register your query. It keeps the date on which it first reached us.</p></div>${buttonGroup(button({ text: 'Send' }), html`<a href="/my-query">Go back</a>`)}`,
      },
    )}`,
  });
}

/** The details that Kept can see for itself have boxes of their own; any other is one box under the standard's words. */
function questions({ answers, others, errors }: DetailsPage, { name, ask }: MissingDetail): Html {
  const at = (field: string) => errorAt(errors, field);
  switch (name) {
    case 'client':
      return textField({ name: 'client', label: ask, maxLength: 200, value: answers.client });
    case 'home':
      return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${ask}</legend>${textArea({ name: 'address', label: 'Address', autocomplete: 'street-address', rows: 3, maxLength: 500, value: answers.address })}${textField({ name: 'postcode', label: 'Postcode', autocomplete: 'postal-code', width: 10, maxLength: 12, value: answers.postcode })}${textField({ name: 'site', label: 'Site or development', maxLength: 200, value: answers.site })}${textField({ name: 'plot', label: 'Plot number', width: 5, maxLength: 20, value: answers.plot })}</fieldset>`;
    case 'homeowner':
      return textField({ name: 'homeowner', label: ask, maxLength: 200, value: answers.homeowner });
    case 'contact':
      return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${ask}</legend>${textField({ name: 'phone', label: 'Phone number', type: 'tel', width: 20, value: answers.phone, error: at('phone') })}${textField({ name: 'email', label: 'E-mail address', type: 'email', spellcheck: false, value: answers.email, error: at('email') })}</fieldset>`;
    case 'fault':
      return html`${textArea({ name: 'items', label: ask, rows: 4, maxLength: 2_000, value: answers.items[0] ?? '' })}${fileUpload({ name: 'photos', label: 'Photos, if you have any', accept: 'image/*,.pdf', multiple: true })}`;
    default:
      return textArea({
        name: `other-${name}`,
        label: ask,
        rows: 3,
        maxLength: 2_000,
        value: others[name] ?? '',
      });
  }
}
