import type { CustomerView } from '../../../app/customer/view.ts';
import type { ReportAnswers } from '../../../app/report/answers.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { definitionList } from '../../html/components/definition-list.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { nextStep } from '../../html/components/next-step.ts';
import { notice } from '../../html/components/notice.ts';
import { type Html, html, type Printable } from '../../html/html.ts';
import type { Look } from '../../html/layout/look.ts';
import { portalPage } from '../../html/layout/portal.ts';
import { dueWords } from '../../portal/case/words.ts';
import { type Asking, questionsOf, titleFor } from './questions.ts';
import { addressOf, before, type Step, stepsFor } from './steps.ts';

/** One page of the form; `changing`: it was opened from the last page, and leads back there. */
export function stepPage(look: Look, step: Exclude<Step, 'check'>, asking: Asking, changing: boolean): Html {
  const { answers, errors } = asking;
  const back = changing ? 'check' : before(step, answers);
  const mine = stepsFor(answers);
  const title = titleFor(step, answers);
  const count =
    step === 'who' ? null : html`<p class="query__ref">Step ${mine.indexOf(step) + 1} of ${mine.length}</p>`;
  const action = `${addressOf(step)}${changing ? '?change=yes' : ''}`;
  return portalPage({
    look,
    title,
    errors,
    ...(back === null ? {} : { back: addressOf(back) }),
    body: html`${count}<h1>${title}</h1><form action="${action}" method="post" enctype="multipart/form-data" novalidate>${questionsOf(step, asking)}${buttonGroup(button({ text: 'Continue' }))}</form>`,
  });
}

const said = (words: string): Printable =>
  words === '' ? html`<span class="quiet">Not given</span>` : html`<span class="said">${words}</span>`;

/** Everything that was answered, what is missing, and what sending does. */
export function checkPage(
  look: Look,
  answers: ReportAnswers,
  missing: readonly string[],
  errors: readonly FieldError[],
): Html {
  const change = (step: Step) => ({ href: `${addressOf(step)}?change=yes` });
  const roles = {
    '': '',
    homeowner: 'I live in the home',
    client: 'I work for the builder, developer or housing provider',
    helper: 'I am helping somebody who lives there',
  };
  const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n');
  const self = answers.role === 'homeowner';
  return portalPage({
    look,
    title: 'Check your answers',
    back: addressOf('times'),
    errors,
    body: html`<h1>Check your answers</h1>${missing.length > 0 && notice({ kind: 'mind', title: 'You can send this as it is', body: html`<p>It keeps today’s date. We can start sooner with:</p><ul>${missing.map((ask) => html`<li>${ask}</li>`)}</ul><p>If you leave it out, we write to you and ask.</p>` })}${definitionList(
      [
        { term: 'Who you are', value: said(roles[answers.role]), change: change('who') },
        ...(self
          ? []
          : [
              {
                term: 'How to reach you',
                value: said(lines(answers.reporter, answers.reporterEmail, answers.reporterPhone)),
                change: change('you'),
              },
            ]),
        {
          term: 'The home',
          value: said(
            lines(
              answers.address,
              answers.postcode,
              answers.site,
              answers.plot === '' ? '' : `Plot ${answers.plot.replace(/^plot\s+/i, '')}`,
              answers.client,
            ),
          ),
          change: change('home'),
        },
        {
          term: self ? 'Your name and contact' : 'Who lives there',
          value: said(lines(answers.homeowner, answers.email, answers.phone)),
          change: change('person'),
        },
        {
          term: 'What is wrong',
          value:
            answers.items.length < 2
              ? said(answers.items[0] ?? '')
              : html`<ol class="steps">${answers.items.map((item) => html`<li class="said">${item}</li>`)}</ol>`,
          change: change('wrong'),
        },
        {
          term: 'Photos',
          value: said(answers.photos.map((photo) => photo.name).join('\n')),
          change: change('wrong'),
        },
        { term: 'Good times', value: said(answers.times), change: change('times') },
        { term: 'Your own reference', value: said(answers.reference), change: change('times') },
      ],
    )}<div class="then"><h2>What happens then</h2><p>We give your query a number, confirm it to you in writing, and tell you who looks after it. ${self ? 'Your builder or housing provider is told too.' : 'Whoever lives there is told too.'}</p></div><form action="/report/send" method="post">${buttonGroup(button({ text: 'Send' }))}</form>`,
  });
}

/** Sent: the number, what happens next, by when, who. */
export function donePage(
  look: Look,
  view: CustomerView | null,
  missing: readonly string[],
  byEmail: boolean,
): Html {
  const what = view === null ? 'A person reads your report and writes to you.' : view.next.what;
  const promise = view?.next.promise ?? null;
  return portalPage({
    look,
    title: 'We have your report',
    body: html`<h1>We have your report</h1>${view !== null && html`<p class="lead">Its number is <strong class="reference">${view.reference}</strong>. Please quote it when you write or ring.</p>`}${nextStep(
      {
        what,
        by:
          promise === null || view === null
            ? 'We write to you as soon as there is news'
            : capital(dueWords(promise, view)),
        ...(view?.contact == null ? {} : { who: view.contact.name, phone: view.contact.phone }),
        children:
          promise?.why != null &&
          html`<details class="next__why"><summary>Why this date?</summary><p>${promise.why}</p></details>`,
      },
    )}${missing.length > 0 && html`<h2>What we still need</h2><ul>${missing.map((ask) => html`<li>${ask}</li>`)}</ul><p>Answer our e-mail with what you know, or ring us. Your query keeps today’s date.</p>`}<h2>What else happens</h2><ol class="steps"><li>${!byEmail ? 'We ring you, as you gave us no e-mail address.' : 'We send you an e-mail with your number and a link to your own page. If none comes within the hour, look in the junk folder.'}</li><li>On your page you see where it stands, choose times for visits, add photos and write to us.</li><li>If anything takes longer than we said, we tell you before the date, and why.</li></ol><p><a href="/report/again">Report something else</a></p>`,
  });
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
