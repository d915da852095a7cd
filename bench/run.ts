import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Figure, isMet, median, printed } from './figure.ts';
import { mailsIn } from './mails-in.ts';
import { openCase } from './open-case.ts';
import { openList } from './open-list.ts';
import { aPlace, type Place } from './place.ts';
import { wakes } from './wakes.ts';
import { warmStart } from './warm-start.ts';

// npm run bench             every figure beside its floor and target, and bench/results.json
// npm run bench -- NAME …   these figures alone; nothing is written
const figures: Record<string, (place: Place) => Promise<Figure>> = {
  'open-case': openCase,
  'mails-in': mailsIn,
  'open-list': openList,
  'warm-start': warmStart,
  wakes,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in figures));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}: ${Object.keys(figures).join(', ')}.`);
  process.exit(2);
}
const results: (Figure & { readonly median: number; readonly met: boolean })[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(figures)) {
  // A place of its own each: no figure pays for what another left behind.
  const place = await aPlace();
  try {
    const figure = await (figures[name] as (place: Place) => Promise<Figure>)(place);
    console.log(`${printed(figure)}\n`);
    results.push({ ...figure, median: median(figure.measured), met: isMet(figure) });
  } finally {
    await place.close();
  }
}
if (asked.length === 0)
  await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
