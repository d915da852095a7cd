import type { DeskCard } from '../../../app/desk/card.ts';
import type { Today } from '../../../app/desk/today.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';
import { homeLine } from '../words/waiting.ts';
import type { Wall } from './row.ts';

const shown = 8;

/** What no deadline may bury: the unsafe, the vulnerable, and the calls promised or due today. */
export function band(today: Today, wall: Wall): Html | null {
  const groups = [
    group('Unsafe', 'unsafe', today.unsafe, (card) => `ring today · ${card.stageTitle.toLowerCase()}`),
    group('Vulnerable', 'mind', today.vulnerable, (card) => card.stageTitle),
    group('Calls', 'calls', today.calls, (card) =>
      card.callbackAt !== null && card.callbackAt <= wall.now + 86_400_000
        ? `promised ${momentShort(card.callbackAt, wall.zone, wall.now)}`
        : 'due now',
    ),
  ].filter((one) => one !== null);
  return groups.length === 0 ? null : html`<section class="band" aria-label="First">${groups}</section>`;
}

function group(
  title: string,
  look: string,
  cards: readonly DeskCard[],
  why: (card: DeskCard) => string,
): Html | null {
  if (cards.length === 0) return null;
  const more = cards.length - shown;
  return html`<div class="band__group band__group--${look}"><h2 class="band__title">${title} <span class="band__count">${cards.length}</span></h2><ul class="band__list">${cards.slice(0, shown).map((card) => html`<li><a class="band__case" href="/desk/cases/${card.reference}"><span class="reference">${card.reference}</span> <span class="band__home">${homeLine({ ...card, site: card.address === null ? card.site : null })}</span></a> <span class="band__why">${why(card)}</span></li>`)}</ul>${more > 0 && html`<p class="band__more">and ${more} more in the list</p>`}</div>`;
}
