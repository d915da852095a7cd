import type { Standard } from '../standard.ts';
import { inWorkingDays, wordDays } from './days.ts';
import type { Say } from './finding.ts';
import { type Runs, runsOf } from './runs.ts';
import type { Stretch } from './walk.ts';

/** Warns of the sum that nobody does: the longest run of kept promises against the headline target. */
export function checkSum(standard: Standard, say: Say): void {
  if (standard.headline === undefined) return;
  const limit = inWorkingDays(standard.headline.limit);
  for (const { days, words } of wordRuns(runsOf(standard))) {
    if (days <= limit) continue;
    say(
      'warning',
      'headline/limit',
      `${words}: ${wordDays(days - limit)} more than the ${wordDays(limit)} of the headline target.`,
    );
  }
}

/** Each sum with the way that it goes, in the words of the standard. */
export function wordRuns(runs: Runs): readonly { readonly days: number; readonly words: string }[] {
  const { plain, asTheyRun, withHouse, loops, withLoops } = runs;
  return [
    {
      days: plain.days,
      words: `The document's own promises, one after the other, add up to ${wordDays(plain.days)} working days (${wordWay(plain.stretches)})`,
    },
    {
      days: asTheyRun.days,
      words: `As they run, side by side where they start together, the longest way takes ${wordDays(asTheyRun.days)} working days (${wordWay(asTheyRun.stretches)})`,
    },
    {
      days: withHouse.days,
      words: `With the house's own steps the longest way takes ${wordDays(withHouse.days)} working days (${wordWay(withHouse.stretches)})`,
    },
    ...(loops.length === 0
      ? []
      : [
          {
            days: withLoops,
            words: `With each way back gone once it would take ${wordDays(withLoops)} working days (${wordDays(withHouse.days)} + ${wordWay(loops)})`,
          },
        ]),
  ];
}

const wordWay = (stretches: readonly Stretch[]): string =>
  stretches.map(({ title, days }) => `${wordDays(days)} “${title}”`).join(' + ');
