import type { CustomerView } from '../../../app/customer/view.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { fileUpload } from '../../html/components/file-upload.ts';
import { form } from '../../html/components/form.ts';
import { textArea } from '../../html/components/text-area.ts';
import { type Html, html } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { portalPage } from '../../html/layout/portal.ts';

export const abouts = ['message', 'not-fixed', 'thanks'] as const;
export type About = (typeof abouts)[number];

interface Words {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly does: string;
  readonly closed: string;
  readonly send: string;
  readonly photos: boolean;
}

/** Each says what its button does, also where the query is closed. */
export const words: Readonly<Record<About, Words>> = {
  message: {
    title: 'Write to us',
    label: 'Your message',
    hint: 'A question, news, or when it suits you best. If something is dangerous, ring us now.',
    does: 'It goes to the person who looks after your query, and stands on your page.',
    closed: 'Your query is closed. Writing to us opens it again.',
    send: 'Send',
    photos: true,
  },
  'not-fixed': {
    title: 'Tell us what isn’t fixed',
    label: 'What is not right?',
    hint: 'Say where it is and what you see. Photos help.',
    does: 'A person reads it and tells you what happens next. Nothing is closed before that.',
    closed: 'We open your query again, and a person tells you what happens next.',
    send: 'Send: it isn’t fixed',
    photos: true,
  },
  thanks: {
    title: 'Say thank you',
    label: 'Your words',
    hint: 'If something is still not right, use “it isn’t fixed” instead.',
    does: 'We pass it on to the people who did the work. Nothing else changes.',
    closed: 'We pass it on to the people who did the work. Your query stays closed.',
    send: 'Send my thanks',
    photos: false,
  },
};

export interface WritePage {
  readonly look: Look;
  readonly view: CustomerView;
  readonly csrf: string;
  readonly key: string;
  readonly about: About;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

export function writePage({ look, view, csrf, key, about, typed, errors }: WritePage): Html {
  const said = words[about];
  return portalPage({
    look,
    title: said.title,
    back: '/my-query',
    errors,
    body: html`<h1>${said.title}</h1><p>${view.closed === null ? said.does : said.closed}</p>${form({
      action: `/my-query/write/${about}`,
      csrf,
      key,
      files: said.photos,
      body: html`${textArea({ name: 'words', label: said.label, hint: said.hint, value: typed, rows: 7, maxLength: 20_000, error: errorAt(errors, 'words') })}${said.photos && fileUpload({ name: 'photos', label: 'Photos, if you have any', hint: 'Up to 10, of 15 MB each', accept: 'image/*,.pdf', multiple: true })}${buttonGroup(button({ text: said.send }), html`<a href="/my-query">Go back</a>`)}`,
    })}`,
  });
}
