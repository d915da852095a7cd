import { button } from '../../html/components/button.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { form } from '../../html/components/form.ts';
import { textArea } from '../../html/components/text-area.ts';
import { type Html, html } from '../../html/html.ts';
import type { Fields } from '../words/form.ts';

export interface DraftTyped {
  readonly body: string;
  readonly wording: string;
}

/** A standard has some 60 KB, its wording 30. */
const longest = 400_000;

/** The files as typed: line ends as people's files have them. */
export function draftIn(fields: Fields): DraftTyped {
  const text = (name: string): string => {
    const value = fields[name];
    return (typeof value === 'string' ? value : '').slice(0, longest).replaceAll('\r\n', '\n');
  };
  return { body: text('body'), wording: text('wording') };
}

/** A version to be written: kept and checked when sent, published by another press. */
export const draftForm = (title: string, typed: DraftTyped, csrf: string, open = false): Html =>
  disclosure(
    title,
    form({
      action: '/desk/standards/draft',
      csrf,
      body: html`<p>Give it another version and date. It is kept as a draft and checked; nothing changes until it is published.</p>${textArea(
        {
          name: 'body',
          label: 'The standard',
          rows: 20,
          value: typed.body,
          lines: true,
        },
      )}${textArea({ name: 'wording', label: 'Its letters', rows: 12, value: typed.wording, lines: true })}<div class="form__end">${button({ text: 'Keep and check it' })}</div>`,
    }),
    open,
  );
