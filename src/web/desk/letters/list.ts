import type { postRoom, Shelf } from '../../../app/desk/post-room.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { pagination } from '../../html/components/pagination.ts';
import { table } from '../../html/components/table.ts';
import { type TagKind, tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';

export const states: Readonly<Record<string, { readonly text: string; readonly kind: TagKind }>> = {
  queued: { text: 'waiting to go', kind: 'plain' },
  claimed: { text: 'going out', kind: 'plain' },
  sent: { text: 'sent', kind: 'good' },
  failed: { text: 'not delivered', kind: 'late' },
  unknown: { text: 'nobody knows', kind: 'mind' },
  kept: { text: 'kept here', kind: 'mind' },
  cancelled: { text: 'not sent', kind: 'plain' },
  held: { text: 'held', kind: 'mind' },
};

const shelves: readonly { readonly shelf: Shelf; readonly text: string; readonly nothing: string }[] = [
  { shelf: 'look', text: 'Needs a look', nothing: 'No letter needs a person' },
  { shelf: 'print', text: 'To print or send', nothing: 'Nothing is kept here' },
  { shelf: 'waiting', text: 'Waiting to go', nothing: 'Nothing is waiting to go' },
  { shelf: 'sent', text: 'Sent', nothing: 'Nothing was sent yet' },
];

type Room = Awaited<ReturnType<typeof postRoom>>;

/** The shelves of the post room, and the letters on the one chosen. */
export function letterList(room: Room, shelf: Shelf, zone: string): Html {
  const counts: Readonly<Record<Shelf, number | null>> = {
    look: room.look,
    print: room.print,
    waiting: room.waiting,
    sent: null,
  };
  const tabs = html`<nav class="tabs" aria-label="Shelves"><ul>${shelves.map(({ shelf: name, text }) => html`<li><a href="/desk/letters?shelf=${name}"${name === shelf && html` aria-current="page"`}>${text}${counts[name] !== null && html` <span class="places__count">${counts[name]}</span>`}</a></li>`)}</ul></nav>`;
  if (room.letters.length === 0)
    return html`${tabs}${emptyState(shelves.find((row) => row.shelf === shelf)?.nothing ?? 'Nothing here')}`;
  const list = table({
    caption: 'Letters',
    hideCaption: true,
    columns: [
      { title: 'Letter' },
      { title: 'To' },
      { title: 'Query' },
      { title: 'State' },
      { title: 'Written' },
    ],
    rows: room.letters.map((letter) => ({
      id: `letter-${letter.id}`,
      cells: [
        html`<a href="/desk/letters/${letter.id}">${letter.subject}</a><span class="under">${letter.letter}</span>`,
        html`${letter.recipient ?? 'address erased'}<span class="under">${letter.channel === 'post' ? 'by post' : 'by e-mail'}</span>`,
        letter.reference === null
          ? ''
          : html`<a class="reference" href="/desk/cases/${letter.reference}">${letter.reference}</a>`,
        html`<span>${tag(states[letter.status]?.text ?? letter.status, states[letter.status]?.kind)}${letter.outcome !== null && html`<span class="under">${letter.outcome}</span>`}${letter.status === 'queued' && letter.notBefore > room.now && html`<span class="under">not before ${momentShort(letter.notBefore, zone, room.now)}</span>`}</span>`,
        momentShort(letter.queuedAt, zone, room.now),
      ],
    })),
  });
  const next = room.next === null ? undefined : `/desk/letters?shelf=${shelf}&before=${room.next}`;
  return html`${tabs}<div class="cases">${list}</div>${pagination({ next, label: 'Pages of letters' })}`;
}
