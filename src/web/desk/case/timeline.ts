import type { TimelineEntry } from '../../../app/desk/case-page/view.ts';
import { timeline as moments } from '../../html/components/timeline.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';
import { files } from './files.ts';
import type { Showing } from './showing.ts';

const short = 600;

/** Everything that happened, the newest first, whatever the channel; what was taken back is struck through. */
export function timeline(showing: Showing): Html {
  const { page, zone } = showing;
  return html`<section class="story" aria-labelledby="story-title"><h2 id="story-title">What happened</h2>${moments(
    page.timeline.map((entry) => ({
      at: entry.at,
      when: momentShort(entry.at, zone, page.now),
      title: entry.retracted === null ? entry.title : html`<s>${entry.title}</s>`,
      by: entry.by,
      kind: entry.kind === 'call' ? 'note' : entry.kind,
      id: `event-${entry.id}`,
      ...bodyOf(showing, entry),
    })),
  )}</section>`;
}

function bodyOf(showing: Showing, entry: TimelineEntry): { body?: Html } {
  const { page, zone } = showing;
  const back = entry.retracted;
  const said =
    entry.body === null || entry.body === ''
      ? null
      : back === null
        ? words(entry)
        : html`<s>${entry.body.slice(0, short)}</s>`;
  const taken =
    back !== null &&
    html`<p class="quiet">Taken back ${momentShort(back.at, zone, page.now)} by ${back.by}: ${back.because}</p>`;
  const refile =
    entry.messageId !== null &&
    back === null &&
    html`<p class="quiet"><a href="/desk/post/${entry.messageId}">File it elsewhere</a></p>`;
  return said === null && back === null && entry.files.length === 0 && refile === false
    ? {}
    : { body: html`${said}${files(entry.files)}${taken}${refile}` };
}

/** A letter of ours is folded, for most are as expected; what others say stands open unless it is long. */
function words(entry: TimelineEntry): Html {
  const body = entry.body ?? '';
  if (entry.kind === 'out')
    return html`<details class="fold"><summary>Read the letter</summary><div class="said">${body}</div></details>`;
  if (body.length <= short) return html`<div class="said">${body}</div>`;
  return html`<div class="said">${body.slice(0, short)}…</div><details class="fold"><summary>Read all of it</summary><div class="said">${body}</div></details>`;
}
