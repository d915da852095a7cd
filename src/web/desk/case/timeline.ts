import type { TimelineEntry } from '../../../app/desk/case-page/view.ts';
import { wordDate } from '../../../app/letters/day.ts';
import { type Moment, timeline as moments } from '../../html/components/timeline.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort, wallAt } from '../words/deadline.ts';
import { files } from './files.ts';
import type { Showing } from './showing.ts';
import { inWeeks, type Week } from './weeks.ts';

const short = 400;

/**
 * Everything that happened, the newest first, whatever the channel; what was taken back is struck through. Older weeks are
 * folded, each saying what lies in it.
 */
export function timeline(showing: Showing): Html {
  const { page, zone, whole } = showing;
  const { newest, older } = whole ? { newest: page.timeline, older: [] } : inWeeks(page.timeline, zone);
  const all = html`<p class="story__all"><a href="/desk/cases/${page.reference}?story=whole#story">Show all ${page.timeline.length} at once</a></p>`;
  return html`<section class="story" id="story" aria-labelledby="story-title"><h2 id="story-title">What happened</h2>${moments(newest.map(momentOf(showing)))}${older.length > 0 && html`<h3 class="story__before">Before that</h3>${older.map((week) => foldedWeek(showing, week))}${all}`}</section>`;
}

function foldedWeek(showing: Showing, week: Week): Html {
  const dates = weekInWords(week.monday, showing);
  return html`<details class="week"><summary><span class="week__dates">${dates}</span> <span class="quiet">${whatLiesIn(week)}</span></summary>${moments(week.entries.map(momentOf(showing)), dates)}</details>`;
}

/** '2 to 8 November', '26 October to 1 November'. */
function weekInWords(monday: string, { page, zone }: Showing): string {
  const first = Temporal.PlainDate.from(monday);
  const last = first.add({ days: 6 });
  const words = (date: Temporal.PlainDate) =>
    wordDate(date.toString(), wallAt(page.now, zone).year).split(' ').slice(1).join(' ');
  return `${first.month === last.month ? first.day : words(first)} to ${words(last)}`;
}

/** '23 entries: 2 messages, 6 letters, 1 late'. */
function whatLiesIn({ entries }: Week): string {
  const counted = [
    count(entries.filter((entry) => entry.messageId !== null).length, 'message'),
    count(entries.filter((entry) => entry.kind === 'out').length, 'letter'),
    count(entries.filter((entry) => entry.kind === 'call').length, 'call'),
  ].filter((part) => part !== null);
  const late = entries.filter((entry) => entry.kind === 'late').length;
  const parts = late === 0 ? counted : [...counted, `${late} late or unsafe`];
  const sum = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
  return parts.length === 0 ? sum : `${sum}: ${parts.join(', ')}`;
}

const count = (n: number, what: string): string | null =>
  n === 0 ? null : n === 1 ? `1 ${what}` : `${n} ${what}s`;

const momentOf =
  (showing: Showing) =>
  (entry: TimelineEntry): Moment => ({
    at: entry.at,
    when: momentShort(entry.at, showing.zone, showing.page.now),
    title: entry.retracted === null ? entry.title : html`<s>${entry.title}</s>`,
    by: entry.by,
    kind: entry.kind === 'call' ? 'note' : entry.kind,
    id: `event-${entry.id}`,
    ...bodyOf(showing, entry),
  });

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
