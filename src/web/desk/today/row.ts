import type { DeskCard } from '../../../app/desk/card.ts';
import type { Instant } from '../../../domain/time/types.ts';
import { type Column, type Row, table } from '../../html/components/table.ts';
import { type TagKind, tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { machineMoment } from '../../html/words/date.ts';
import { deadlineInWords, momentShort } from '../words/deadline.ts';
import { homeLine, waitingWords } from '../words/waiting.ts';

export interface Wall {
  readonly zone: string;
  readonly now: Instant;
}

const columns: readonly Column[] = [
  { title: 'Query' },
  { title: 'Home' },
  { title: 'Where it stands' },
  { title: 'Next deadline' },
  { title: 'Manager' },
];

const soon = 4 * 3_600_000;

/** Cases to choose from, a row each. */
export const caseTable = (
  caption: string,
  cards: readonly DeskCard[],
  wall: Wall,
  hideCaption = true,
): Html =>
  html`<div class="cases">${table({ caption, columns, hideCaption, rows: cards.map((card) => caseRow(card, wall)) })}</div>`;

function caseRow(card: DeskCard, wall: Wall): Row {
  return {
    id: `case-${card.reference}`,
    ...markOf(card, wall.now),
    cells: [
      html`<a class="reference" href="/desk/cases/${card.reference}">${card.reference}</a>${card.theirs !== null && html`<span class="under">${card.theirs}</span>`}`,
      html`${homeLine(card)}${card.client !== null && html`<span class="under">${card.client}</span>`}`,
      html`<span class="stage">${card.stageTitle}</span>${flags(card)}${card.waitingFor !== null && html`<span class="under">waiting for ${waitingWords(card.waitingFor)}</span>`}`,
      deadline(card, wall),
      card.manager ?? html`<span class="nobody">nobody yet</span>`,
    ],
  };
}

function flags(card: DeskCard): Html {
  const all: [boolean, string, TagKind][] = [
    [card.pinned === 0, 'Unsafe', 'unsafe'],
    [card.pinned === 1, 'Vulnerable', 'mind'],
    [card.callDue, 'Call due', 'accent'],
    [card.needsPerson > 0 && !card.callDue, 'Needs a person', 'plain'],
  ];
  return html`${all.map(([is, text, kind]) => is && html` ${tag(text, kind)}`)}`;
}

function deadline(card: DeskCard, { zone, now }: Wall): Html {
  if (!card.open)
    return html`closed${card.closedAt !== null && html` <span class="under">${momentShort(card.closedAt, zone, now)}</span>`}`;
  if (card.nextDeadline === null) return html`<span class="nobody">none running</span>`;
  const words = deadlineInWords(card.nextDeadline, zone, now);
  const look =
    card.nextDeadline <= now ? 'due due--late' : card.nextDeadline - now < soon ? 'due due--soon' : 'due';
  return html`<time class="${look}" datetime="${machineMoment(card.nextDeadline)}">${words}</time>${card.promiseTitle !== null && html`<span class="under">${card.promiseTitle}</span>`}`;
}

function markOf(card: DeskCard, now: Instant): Pick<Row, 'mark'> {
  if (card.pinned === 0) return { mark: 'unsafe' };
  if (card.open && card.nextDeadline !== null && card.nextDeadline <= now) return { mark: 'late' };
  return {};
}
