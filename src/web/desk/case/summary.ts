import { may } from '../../access/permissions.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { machineMoment } from '../../html/words/date.ts';
import { deadlineInWords, momentShort, sinceInWords } from '../words/deadline.ts';
import { waitingWords } from '../words/waiting.ts';
import type { Showing } from './showing.ts';

/** Thirty seconds: which case, what happens next and by when, for whom we wait and since when, how many days it has taken. */
export function summary(showing: Showing): Html {
  const { page, zone } = showing;
  const stages = [
    ...new Set(page.items.filter((item) => item.stage !== null).map((item) => item.stageTitle)),
  ];
  const where = page.open
    ? stages.join(' · ')
    : page.closure === null
      ? 'Closed'
      : `Closed: ${page.closure.title}`;
  const merged = page.open
    ? undefined
    : page.linked.find(({ as }) => as === 'merged into' || as === 'went back');
  return html`<header class="case-head">
<h1 class="case-head__title"><span class="reference">${page.reference}</span> <span class="case-head__home">${page.homeId === null ? html`${page.home === null ? 'Home not known yet' : `${page.home}, home not known yet`}${may(showing.who.roles, 'name place') && html` <a href="/desk/cases/${page.reference}/place">Say which it is</a>`}` : page.home}</span></h1>
<p class="case-head__facts">${[page.client?.name, ...page.theirs.map((one) => `their ref ${one}`), page.standard].filter((one) => one !== undefined).join(' · ')}${page.cycle > 1 && html` ${tag(`reopened, cycle ${page.cycle}`, 'mind')}`}</p>
${needs(showing)}</header>
<section class="next" aria-label="What happens next">
<p class="next__label">${where}</p>
<p class="next__what">${page.open ? (page.next ?? 'Nothing is planned: choose what to do') : closedWords(showing)}${merged !== undefined && html`, ${merged.as === 'went back' ? 'its items went back to' : 'merged into'} <a class="reference" href="/desk/cases/${merged.reference}">${merged.reference}</a>`}</p>
${page.open && by(showing)}
<dl class="glance">
${page.waitingFor !== null && fact('Waiting for', html`${waitingWords(page.waitingFor)}${page.waitingSince !== null && html` <span class="quiet">${sinceInWords(page.waitingSince, zone, page.now)}</span>`}`)}
${fact('Looked after by', page.manager?.name ?? html`<span class="nobody">nobody yet</span>`)}
${fact('First received', momentShort(page.receivedAt, zone, page.now))}
${fact('Working days', html`${page.days.gross} gross, ${page.days.net} net${page.days.limit !== null && html` <span class="quiet">of ${page.days.limit}; ${page.days.grossCalendar} calendar ${page.days.grossCalendar === 1 ? 'day' : 'days'}</span>`}`)}
${page.client?.complaintDays != null && fact('Their complaint clock', html`day ${page.days.grossCalendar} of ${page.client.complaintDays}`)}
</dl>
</section>`;
}

/** What everybody who speaks with them must know, before anything else. */
function needs({ page }: Showing): Html | null {
  const all = page.parties.flatMap(({ name, person }) =>
    person === null
      ? []
      : [...person.needs, ...(person.safeContactOnly ? ['only by the way they chose'] : [])].map((need) => ({
          name,
          need,
        })),
  );
  return all.length === 0
    ? null
    : html`<ul class="case-head__needs">${all.map(({ name, need }) => html`<li>${tag(need, 'mind')} <span class="quiet">${name}</span></li>`)}</ul>`;
}

const fact = (term: string, value: Html | string): Html => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

function by({ page, zone }: Showing): Html | null {
  const promise = page.nextPromise;
  if (promise === null) return null;
  const words = deadlineInWords(promise.due, zone, page.now);
  const late = promise.due <= page.now;
  return html`<p class="next__by${late && ' next__by--late'}"><time datetime="${machineMoment(promise.due)}">${late ? words : `By ${words}`}</time> <span class="next__promise">${promise.title}${promise.item !== null && page.items.length > 1 && `, item ${promise.item}`}</span></p>`;
}

function closedWords({ page, zone }: Showing): string {
  const { closure } = page;
  if (closure === null) return 'Closed';
  return `${closure.byClock ? 'Closed by the clock' : 'Closed'} ${momentShort(closure.at, zone, page.now)}`;
}
