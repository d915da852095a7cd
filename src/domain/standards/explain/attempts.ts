import { wordRule } from '../../time/rule.ts';
import { wordTime } from '../../time/word-date.ts';
import { titleOf } from '../describe-move.ts';
import { stagesOfPlan } from '../graph.ts';
import type { AttemptPlan, Standard } from '../standard.ts';
import { wordLetter } from '../word-letter.ts';
import { wordLimit } from './limit.ts';
import { type Entry, line, listed, quoted, type Section } from './section.ts';

const FROM: Readonly<Record<AttemptPlan['wait']['from'], string>> = {
  'first delivered attempt': 'delivery of the first attempt',
  'request delivered': 'delivery of the request',
};

export const explainAttempts = (standard: Standard): Section => ({
  id: 'attempts',
  title: 'How we try to reach people',
  lines: [],
  entries: standard.attempts.map((plan) => explainPlan(standard, plan)),
});

function explainPlan(standard: Standard, plan: AttemptPlan): Entry {
  const { wait } = plan;
  const when = plan.requestOn && `on day ${plan.requestOn.day} at ${wordTime(plan.requestOn.at)}`;
  return {
    title: plan.title,
    name: plan.name,
    source: plan.source,
    lines: [
      ...line('Clause', plan.clause),
      ...line('We ask', `the ${plan.of}`),
      ...line('First a request', plan.request && `${quoted(plan.request)}, ${when ?? 'at once'}`),
      ...line('Then attempts, by letter', quoted(plan.letter)),
      ...plan.attempts.map((attempt, index) => ({
        label: `Attempt ${index + 1}`,
        text: wordAttempt(attempt),
      })),
      ...line('Days counted', plan.days && 'by date of receipt; what has passed is made at the next opening'),
      ...line('The first is made', `by the close of day ${plan.firstBy}`),
      ...line('It counts if', listed(plan.counts, 'or')),
      ...line(
        'An attempt missed',
        `is made late within ${wordRule(plan.tolerance)}, after that planned anew`,
      ),
      ...line('We wait', `${wordLimit(wait.limit)}, from the ${FROM[wait.from]}`),
      ...line('This wait', wait.excusable ? 'is taken off the days' : 'counts in the days'),
      ...line(
        'The wait extends',
        wait.extends &&
          `${titleOf(standard.promises, wait.extends.promise)}, because: ${wait.extends.because}`,
      ),
      ...(wait.warning?.letters ?? []).flatMap((letter) =>
        line('Before it ends', `on day ${wait.warning?.day} of the wait it ${wordLetter(letter)}`),
      ),
      ...line(
        'An answer leads to',
        listed(answers(standard, plan), 'or') || 'the end of the wait, and a person reads it',
      ),
      ...line('Silence leads to', titleOf(standard.moves, wait.then)),
      ...line('If we did not try enough', `a person gets it in ${titleOf(standard.stages, wait.instead)}`),
    ],
    entries: [],
  };
}

const wordAttempt = ({ day, at, minutesLater, post }: AttemptPlan['attempts'][number]): string =>
  [
    `day ${day}, ${at === 'next opening' ? 'when we open' : `at ${wordTime(at)}`}`,
    ...(minutesLater === undefined ? [] : [`${minutesLater} minutes later`]),
    ...(post === undefined ? [] : [`to the ${post}`]),
  ].join(', ');

/** Moves that contact of the asked party makes from the stages in which the plan runs. */
function answers(standard: Standard, plan: AttemptPlan): string[] {
  const stages = stagesOfPlan(standard, plan.name);
  return standard.moves
    .filter((move) => move.when?.on === 'contact' && move.when.of === plan.of)
    .filter((move) => move.from.some((from) => stages.has(from)))
    .map((move) => titleOf(standard.moves, move.name));
}
