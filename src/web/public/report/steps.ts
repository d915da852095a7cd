import { mostItems, type ReportAnswers, type Wrong } from '../../../app/report/answers.ts';
import { type FormBody, listOf, textOf } from '../../portal/forms.ts';

export const steps = ['who', 'you', 'home', 'person', 'wrong', 'times', 'check'] as const;
export type Step = (typeof steps)[number];

/** The address of a page of the form. The first is the form's own. */
export const addressOf = (step: Step): string => (step === 'who' ? '/report' : `/report/${step}`);

/** The answers that a page asks for. */
export const fieldsOf: Readonly<Record<Step, readonly (keyof ReportAnswers)[]>> = {
  who: ['role'],
  you: ['reporter', 'reporterEmail', 'reporterPhone', 'client'],
  home: ['client', 'site', 'plot', 'address', 'postcode'],
  person: ['homeowner', 'email', 'phone'],
  wrong: ['items'],
  times: ['times', 'reference'],
  check: [],
};

/** Whoever lives there is not asked about themselves twice. */
export const stepsFor = (answers: ReportAnswers): readonly Step[] =>
  steps.filter((step) => step !== 'you' || answers.role === 'client' || answers.role === 'helper');

export function nextAfter(step: Step, answers: ReportAnswers): Step {
  const mine = stepsFor(answers);
  return mine[mine.indexOf(step) + 1] ?? 'check';
}

export function before(step: Step, answers: ReportAnswers): Step | null {
  const mine = stepsFor(answers);
  return mine[mine.indexOf(step) - 1] ?? null;
}

/** The answers with what this page brought. */
export function withPage(answers: ReportAnswers, step: Step, body: FormBody): ReportAnswers {
  if (step === 'wrong') {
    const items = listOf(body, 'items')
      .map((item) => item.trim().slice(0, 2_000).toWellFormed())
      .filter((item) => item !== '');
    return { ...answers, items: items.slice(0, mostItems) };
  }
  if (step === 'who') {
    const role = textOf(body, 'role');
    return role === 'homeowner' || role === 'client' || role === 'helper'
      ? { ...answers, role }
      : { ...answers, role: '' };
  }
  const asked = fieldsOf[step].filter((field) => field in body);
  return {
    ...answers,
    ...Object.fromEntries(asked.map((field) => [field, textOf(body, field).slice(0, 1_000).toWellFormed()])),
  };
}

/** What is wrong on this page alone. */
export const wrongOn = (step: Step, wrong: readonly Wrong[]): Wrong[] =>
  wrong.filter(({ field }) => fieldsOf[step].includes(field));
