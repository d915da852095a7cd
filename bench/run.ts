import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decideCases } from './decide.ts';
import { type Figure, isMet, median, printed } from './figure.ts';
import { mailsIn } from './mails-in.ts';
import { openCase } from './open-case.ts';
import { openList } from './open-list.ts';
import { aPlace, type Place } from './place.ts';
import { simulateCases } from './simulate.ts';
import { clockLines } from './time/clock-lines.ts';
import { timeFigures } from './time/figures.ts';
import { wakes } from './wakes.ts';
import { warmStart } from './warm-start.ts';

/** A place of its own each: no figure pays for what another left behind. */
const inAPlace = (figure: (place: Place) => Promise<Figure>) => async (): Promise<readonly Figure[]> => {
  const place = await aPlace();
  try {
    return [await figure(place)];
  } finally {
    await place.close();
  }
};

// npm run bench             every figure beside its floor and target, and bench/results.json
// npm run bench -- NAME …   these figures alone; nothing is written
const figures: Record<string, () => Promise<readonly Figure[]>> = {
  'open-case': inAPlace(openCase),
  'mails-in': inAPlace(mailsIn),
  'open-list': inAPlace(openList),
  'warm-start': inAPlace(warmStart),
  wakes: inAPlace(wakes),
  time: timeFigures,
  clock: clockLines,
  decide: decideCases,
  simulate: simulateCases,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in figures));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}: ${Object.keys(figures).join(', ')}.`);
  process.exit(2);
}
const results: (Figure & { readonly median: number; readonly met: boolean })[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(figures)) {
  for (const figure of (await figures[name]?.()) ?? []) {
    console.log(`${printed(figure)}\n`);
    results.push({ ...figure, median: median(figure.measured), met: isMet(figure) });
  }
}
if (asked.length === 0)
  await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
