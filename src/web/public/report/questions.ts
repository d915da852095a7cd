import type { ReportAnswers } from '../../../app/report/answers.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { fileUpload } from '../../html/components/file-upload.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import type { Step } from './steps.ts';

export interface Asking {
  readonly answers: ReportAnswers;
  readonly errors: readonly FieldError[];
  /** Empty boxes for more things that are wrong. */
  readonly more: number;
}

export const titles: Readonly<Record<Step, string>> = {
  who: 'Tell us what is wrong',
  you: 'How do we reach you?',
  home: 'Which home is it?',
  person: 'Who lives there?',
  wrong: 'What is wrong?',
  times: 'When does it suit?',
  check: 'Check your answers',
};

export const titleFor = (step: Step, { role }: ReportAnswers): string =>
  step === 'person' && role === 'homeowner' ? 'Your name, and how to reach you' : titles[step];

/** The questions of one page. Nothing but the first is needed: a gap is asked for afterwards. */
export function questionsOf(step: Exclude<Step, 'check'>, asking: Asking): Html {
  return pages[step](asking);
}

const pages: Record<Exclude<Step, 'check'>, (asking: Asking) => Html> = {
  who: ({ answers, errors }) =>
    html`<p class="lead">It takes about five minutes. You get a number and a person’s name at the end. If something is dangerous, ring us instead.</p>${radioList(
      {
        name: 'role',
        label: 'Who are you?',
        value: answers.role,
        error: errorAt(errors, 'role'),
        choices: [
          { value: 'homeowner', text: 'I live in the home' },
          { value: 'client', text: 'I work for the builder, developer or housing provider' },
          { value: 'helper', text: 'I am helping somebody who lives there' },
        ],
      },
    )}`,
  you: ({ answers, errors }) =>
    html`${textField({ name: 'reporter', label: 'Your name', autocomplete: 'name', maxLength: 200, value: answers.reporter })}${textField({ name: 'reporterEmail', label: 'Your e-mail address', hint: 'We send the number of your query to it.', type: 'email', autocomplete: 'email', spellcheck: false, value: answers.reporterEmail, error: errorAt(errors, 'reporterEmail') })}${textField({ name: 'reporterPhone', label: 'Your phone number', type: 'tel', autocomplete: 'tel', width: 20, value: answers.reporterPhone, error: errorAt(errors, 'reporterPhone') })}${answers.role === 'client' && textField({ name: 'client', label: 'Your company or organisation', autocomplete: 'organization', maxLength: 200, value: answers.client })}`,
  home: ({ answers }) =>
    html`<p>Give the postal address, or the site and the plot number. If you know both, give both. We take any address, also one that we do not know yet.</p>${textArea({ name: 'address', label: 'Address', autocomplete: 'street-address', rows: 3, maxLength: 500, value: answers.address })}${textField({ name: 'postcode', label: 'Postcode', autocomplete: 'postal-code', width: 10, spellcheck: false, maxLength: 12, value: answers.postcode })}${textField({ name: 'site', label: 'Site or development', hint: 'For example: The Larches', maxLength: 200, value: answers.site })}${textField({ name: 'plot', label: 'Plot number', hint: 'It stands in the papers from your builder.', width: 5, maxLength: 20, value: answers.plot })}${answers.role !== 'client' && textField({ name: 'client', label: 'Who built the home, or who lets it?', hint: 'The builder, developer or housing provider, if you know.', maxLength: 200, value: answers.client })}`,
  person: ({ answers, errors }) => {
    const self = answers.role === 'homeowner';
    const fill = self
      ? { name: 'name', email: 'email', phone: 'tel' }
      : { name: 'off', email: 'off', phone: 'off' };
    return html`${!self && html`<p>We agree visits with whoever lives there. If nobody lives there yet, leave this empty.</p>`}${textField({ name: 'homeowner', label: self ? 'Your name' : 'Their name', autocomplete: fill.name, maxLength: 200, value: answers.homeowner })}${textField({ name: 'email', label: self ? 'Your e-mail address' : 'Their e-mail address', type: 'email', autocomplete: fill.email, spellcheck: false, value: answers.email, error: errorAt(errors, 'email') })}${textField({ name: 'phone', label: self ? 'Your phone number' : 'Their phone number', type: 'tel', autocomplete: fill.phone, width: 20, value: answers.phone, error: errorAt(errors, 'phone') })}`;
  },
  wrong: ({ answers, more }) => {
    const all = [...answers.items, ...Array.from({ length: more }, () => '')];
    return html`<p>One thing a box: what it is, where it is, and what is wrong with it.</p>${all.map((item, at) => textArea({ name: 'items', id: at === 0 ? 'items' : `items-${at + 1}`, label: all.length === 1 ? 'What is wrong' : `Thing ${at + 1}`, rows: 3, maxLength: 2_000, value: item }))}<p><button class="govuk-button govuk-button--secondary" name="add" value="yes">Add another thing</button></p>${answers.photos.length > 0 && html`<h2>Photos so far</h2><ul>${answers.photos.map((photo) => html`<li>${photo.name} <button class="link" name="remove" value="${photo.sha256}">Remove<span class="govuk-visually-hidden"> ${photo.name}</span></button></li>`)}</ul>`}${fileUpload({ name: 'photos', label: 'Photos, if you have any', hint: 'One of the whole, one from near. Up to 10 at once, of 15 MB each.', accept: 'image/*,.pdf', multiple: true })}`;
  },
  times: ({ answers }) =>
    html`${textArea({ name: 'times', label: 'When is a good time to ring or to visit?', hint: 'For example: after 2pm, not Tuesdays. Say too if somebody is away, deaf, or needs another language.', rows: 3, maxLength: 1_000, value: answers.times })}${textField({ name: 'reference', label: 'Your own reference, if you have one', width: 20, maxLength: 60, value: answers.reference })}`,
};
