import type { Stale } from '../../../app/ask.ts';
import type { CasePage } from '../../../app/desk/case-page/view.ts';
import { notice } from '../../html/components/notice.ts';
import { type Html, html } from '../../html/html.ts';
import { momentShort } from '../words/deadline.ts';

/** What colleagues did since the form was opened; what was typed stands in its form below. */
export function staleNotice(page: CasePage, stale: Stale, zone: string): Html {
  const since = new Set(stale.since.map((event) => event.id));
  const lines = page.timeline.filter((entry) => since.has(entry.id));
  return notice({
    kind: 'mind',
    title: 'Somebody changed this case while you were writing. Nothing of yours is lost.',
    body: html`<ul>${lines.map((entry) => html`<li>${entry.title}, ${entry.by}, ${momentShort(entry.at, zone, page.now)}</li>`)}</ul><p>What you typed is still in its form below. Look, then send it again.</p>`,
  });
}
