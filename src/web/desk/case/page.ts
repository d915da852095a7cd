import { type Html, html } from '../../html/html.ts';
import type { Frame } from '../frame.ts';
import { appointments, others, waits } from './aside.ts';
import { dangerBanner, exceptions, stoppedBanner, undo } from './attention.ts';
import { calls } from './calls.ts';
import { composer } from './composer.ts';
import { items } from './items.ts';
import { more } from './more.ts';
import { moves } from './moves.ts';
import { people } from './people.ts';
import { promises } from './promises.ts';
import type { Showing } from './showing.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';

/** On a phone what stands beside the deeds comes after them: one press leads there. */
const jumps: Html = html`<nav class="jumps" aria-label="On this page"><a href="#people">People</a> <a href="#promises">Promises</a> <a href="#story">What happened</a></nav>`;

/** One case on one page: what happens next and what to do on the left, who and by when on the right. */
export function casePage(showing: Showing): Pick<Frame, 'title' | 'body' | 'told' | 'live'> {
  const { page } = showing;
  return {
    title: page.reference,
    live: [page.id],
    told: html`${undo(showing)}${stoppedBanner(showing)}${dangerBanner(showing)}`,
    body: html`${summary(showing)}${jumps}
<div class="case"><div class="case__do">
${exceptions(showing)}${calls(showing)}${items(showing)}${moves(showing)}${composer(showing)}
</div><aside class="case__beside beside" aria-label="About this case">
${people(showing)}${promises(showing)}${waits(showing)}${appointments(showing)}${others(showing)}${more(showing)}
</aside><div class="case__story">${timeline(showing)}</div></div>`,
  };
}
