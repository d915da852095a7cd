import type { unfiledMessages } from '../../../app/desk/unfiled.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { table } from '../../html/components/table.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';

/** Messages that the rules leave to a person, the oldest first, words of danger before all others. */
export function unfiledList(all: Awaited<ReturnType<typeof unfiledMessages>>, zone: string): Html {
  const list =
    all.messages.length === 0
      ? emptyState('Every message is filed')
      : html`<div class="cases">${table({
          caption: 'Messages to be filed',
          hideCaption: true,
          columns: [
            { title: 'Message' },
            { title: 'From' },
            { title: 'Why it lies here' },
            { title: 'Received' },
          ],
          rows: all.messages.map((message) => ({
            id: `message-${message.id}`,
            ...(message.flags.includes('danger') ? { mark: 'unsafe' as const } : {}),
            cells: [
              html`<a href="/desk/post/${message.id}">${message.subject || 'No subject'}</a>${message.flags.includes('danger') && html` ${tag('Unsafe', 'unsafe')}`}<span class="under">${(message.body ?? '').slice(0, 90)}</span>`,
              message.sender ?? 'nobody named',
              message.status === 'unreadable'
                ? html`${tag('cannot be read', 'late')} ${message.why}`
                : message.why,
              momentShort(message.receivedAt, zone, all.now),
            ],
          })),
        })}</div>`;
  const aside =
    all.aside.length > 0 &&
    disclosure(
      `${all.aside.length} put aside this week`,
      html`<ul class="plain">${all.aside.map((row) => html`<li><a href="/desk/post/${row.id}">${row.subject || 'No subject'}</a> <span class="quiet">${row.sender}, ${momentShort(row.receivedAt, zone, all.now)}. ${row.why}</span></li>`)}</ul>`,
    );
  return html`<h1>Unfiled messages</h1>${list}${aside}`;
}
