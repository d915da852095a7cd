import type { Step } from '../../../app/training/wind.ts';
import { may } from '../../access/permissions.ts';
import { button } from '../../html/components/button.ts';
import { form } from '../../html/components/form.ts';
import { html } from '../../html/html.ts';
import { machineMoment, momentInWords } from '../../html/words/date.ts';
import type { Parts } from '../../parts.ts';
import type { TrainingBar } from '../training-bar.ts';
import { clockShown } from './clock.ts';

const texts: Readonly<Record<Step, string>> = {
  hour: '+1 hour',
  day: '+1 day',
  opening: 'To the next opening',
  week: '+1 week',
};

/** The desk's own date and time on every page of a training desk, with the keys that wind its clock. */
export function barOf(parts: Parts): TrainingBar {
  return ({ timezone }, { roles, csrf, organisation }, path) => {
    const clock = clockShown(parts, organisation);
    if (clock === null) return null;
    const time = html`<time datetime="${machineMoment(clock.now)}">${momentInWords(clock.now, timezone)}</time>`;
    if (clock.winding !== null)
      return html`<section class="winding" aria-label="The clock of this training desk"><p class="winding__time">${time}, winding to ${momentInWords(clock.winding.to, timezone)}. <a href="/desk/training">How far is it?</a></p></section>`;
    if (!may(roles, 'wind clock'))
      return html`<section class="winding" aria-label="The clock of this training desk"><p class="winding__time">${time}</p></section>`;
    const keys = Object.entries(texts).map(([step, text]) =>
      button({ text, kind: 'secondary', name: 'step', value: step }),
    );
    const body = html`<input type="hidden" name="back" value="${path}"><span class="winding__keys">${keys}</span>`;
    return html`<section class="winding" aria-label="The clock of this training desk"><p class="winding__time">${time}</p>${form({ action: '/desk/training/wind', csrf, inline: true, body })}</section>`;
  };
}
