import type { MoveView } from '../../../app/desk/case-page/view.ts';
import { may } from '../../access/permissions.ts';
import { button } from '../../html/components/button.ts';
import { card } from '../../html/components/card.ts';
import { checkList } from '../../html/components/check-list.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { type Html, html } from '../../html/html.ts';
import { askField } from './ask-field.ts';
import { moveForm } from './deeds/move.ts';
import { deedBox, deedForm, happenedField, mayDo, type Showing } from './showing.ts';
import type { Kept } from './typed.ts';

/** Every move that the standard allows here: what it asks, and what it will do before it is done. */
export function moves(showing: Showing): Html | null {
  const { page } = showing;
  const sign = page.signable && may(showing.who.roles, 'sign', page.theirVisit);
  if (page.moves.length === 0 && !sign) return null;
  const mine = mayDo(showing, 'move') ? page.moves.filter((move) => move.mine) : [];
  const others = page.moves.filter((move) => !mine.includes(move));
  const body = html`${sign && html`<p>${button({ text: 'Sign at the door, on this screen', href: `/desk/cases/${page.reference}/sign` })}</p>`}${mine.length === 0 && html`<p class="quiet">Nothing here is for your role; a note or a call always is.</p>`}<div class="deeds">${mine.filter((move) => !move.closes).map((move) => moveBox(showing, move))}${mine.filter((move) => move.closes).map((move) => moveBox(showing, move))}</div>
${others.length > 0 && disclosure('What others may do here', html`<ul class="plain">${others.map((move) => html`<li>${move.title} <span class="quiet">${move.by.join(', ')}</span></li>`)}</ul>`)}`;
  return card({ title: 'What to do', body, id: 'do' });
}

function moveBox(showing: Showing, move: MoveView): Html {
  const name = moveForm(move.name);
  const some = move.items.length < showing.page.items.filter((item) => item.stage !== null).length;
  const which =
    some && showing.page.items.length > 1
      ? html`<span class="deed__aside">${move.items.map((item) => `item ${item.n}`).join(', ')}</span>`
      : null;
  const files = move.asks.some((ask) => ask.kind === 'file' || ask.kind === 'files');
  return deedBox({
    title: move.title,
    id: `do-${name}`.replaceAll(/[^A-Za-z0-9_-]/g, '-'),
    open: showing.typed.form === name,
    aside: which,
    body: html`<ul class="does" aria-label="What this does">${move.does.map((line) => html`<li>${sentence(line)}</li>`)}</ul>
${deedForm(showing, { deed: 'move', name, hidden: { move: move.name }, files, send: { text: move.title, kind: move.closes ? 'warning' : 'primary' }, body: (kept) => html`${items(move, kept)}${move.asks.map((ask) => askField(showing, ask, kept))}${happenedField(kept)}` })}`,
  });
}

function items(move: MoveView, kept: Kept): Html | null {
  const [only] = move.items;
  if (move.together) return null;
  if (move.items.length === 1 && only !== undefined)
    return html`<input type="hidden" name="items" value="${only.id}">`;
  return checkList({
    name: 'items',
    id: kept.id('items'),
    label: 'For which items',
    small: true,
    error: kept.error('items'),
    choices: move.items.map((item) => ({
      value: item.id,
      text: `${item.n}. ${item.title}${move.excluded.includes(item.id) ? ' (may not be offered for self-fit)' : ''}`,
    })),
    // What closes is chosen item by item.
    values: kept.values('items') ?? (move.closes ? [] : move.items.map((item) => item.id)),
  });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
