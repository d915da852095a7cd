import type { Scenario } from './scenario.ts';

/** Says what is wrong at a path of the scenario. */
type Say = (path: string, message: string) => void;

/** Notes where the figures of a scenario do not agree: bounds that are crossed, and choices of which none is ever made. */
export function scenarioAgrees({ arrivals, reports, answers, dates }: Scenario, say: Say): void {
  const bounds = [
    ['dates/most', 'least', dates.least, dates.most],
    ['dates/putOffMost', 'put off least', dates.putOffLeast, dates.putOffMost],
  ] as const;
  for (const [path, words, least, most] of bounds)
    if (least > most) say(path, `This is less than the ${least} of “${words}”: write ${least} or more.`);
  const weightsOf = (list: readonly { readonly weight: number }[]): number[] => list.map((one) => one.weight);
  const choices = [
    ['arrivals/months', 'month', arrivals.months],
    ['arrivals/weekdays', 'day of the week', arrivals.weekdays],
    ['arrivals/hours', 'hour', weightsOf(arrivals.hours)],
    ['reports/items', 'number of items', weightsOf(reports.items)],
    ['answers', 'answer', [answers.first, answers.second, answers.third, answers.never]],
  ] as const;
  for (const [path, what, weights] of choices)
    if (weights.every((weight) => weight === 0))
      say(path, `Every ${what} has the weight 0, so none is ever drawn: give at least one of them more.`);
}
