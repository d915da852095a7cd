import type { FoundHomes } from '../../../app/desk/find-homes.ts';
import type { OpenMessage } from '../../../app/desk/unfiled.ts';
import { button } from '../../html/components/button.ts';
import { card } from '../../html/components/card.ts';
import { checkList } from '../../html/components/check-list.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { form } from '../../html/components/form.ts';
import { select } from '../../html/components/select.ts';
import { tag } from '../../html/components/tag.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { files } from '../case/files.ts';
import type { Asked } from '../frame.ts';
import { momentShort } from '../words/deadline.ts';
import { type Fields, many, one } from '../words/form.ts';
import { homeLine } from '../words/waiting.ts';

export interface MessagePage {
  readonly asked: Asked;
  readonly open: OpenMessage;
  readonly fields: Fields;
  readonly errors: readonly FieldError[];
  readonly found: FoundHomes | null;
  readonly newKey: () => string;
}

/** One message, why it lies here, and the four ways to settle it. */
export function messagePage(page: MessagePage): Html {
  const { message, files: attached, now } = page.open;
  const zone = page.asked.look.timezone;
  const settled = message.status !== 'apart' && message.status !== 'unreadable';
  return html`<h1>${message.subject || 'No subject'}</h1>
<p class="case-head__facts">${message.sender ?? 'nobody named'}, ${momentShort(message.receivedAt, zone, now)} ${message.automatic && tag('automatic')} ${message.flags.map((flag) => tag(flag, flag === 'danger' ? 'unsafe' : 'mind'))}</p>
<p class="needs">${message.why}</p>
<div class="split"><div>
<article class="card"><div class="said">${message.body ?? 'Nothing in it could be read; the file as it came is kept.'}</div>${files(attached)}</article>
</div><aside class="beside" aria-label="Settle it">
${message.status === 'ignored' ? bringBack(page) : html`${fileTo(page)}${!settled && openNew(page)}${!settled && noAnswer(page)}`}
</aside></div>`;
}

const action = (page: MessagePage, deed: string): string => `/desk/post/${page.open.message.id}/${deed}`;

function fileTo(page: MessagePage): Html {
  const { suggested, chosen, message } = page.open;
  const whom =
    chosen !== null &&
    chosen.caseId !== null &&
    select({
      name: 'party',
      label: 'Who wrote it',
      value: one(page.fields, 'party'),
      choices: [
        { value: '', text: 'Somebody not known to belong there' },
        ...chosen.parties.map((party) => ({
          value: party.id,
          text: `${party.name ?? 'somebody'}, ${party.role}`,
        })),
      ],
    });
  const list =
    suggested.length > 0 &&
    html`<p class="quiet">It may belong to:</p><ul class="plain">${suggested.map((one) => html`<li><a class="reference" href="/desk/post/${message.id}?reference=${one.reference}">${one.reference}</a> <span class="quiet">${one.home}${!one.open && ', closed'}</span></li>`)}</ul>`;
  const where = form({
    action: action(page, 'file'),
    csrf: page.asked.who.csrf,
    key: one(page.fields, 'key') || page.newKey(),
    body: html`${textField({ name: 'reference', label: 'Reference of the case', width: 10, value: one(page.fields, 'reference') || chosen?.reference || '', error: errorAt(page.errors, 'reference'), autocomplete: 'off' })}${whom}${message.caseId !== null && textField({ name: 'because', label: 'Why it belongs there', value: one(page.fields, 'because') })}${button({ text: whom === false ? 'Look at this case' : 'File it there', shortcut: 'f' })}`,
  });
  return card({
    title: message.caseId === null ? 'File it on a case' : 'File it elsewhere',
    body: html`${list}${where}`,
  });
}

function openNew(page: MessagePage): Html {
  const { found } = page;
  const homes =
    found !== null &&
    checkList({
      name: 'homes',
      label: found.homes.length === 0 ? 'No home was found' : 'For which home (several: a case each)',
      small: true,
      choices: [
        ...found.homes.map((home) => ({
          value: home.id,
          text: homeLine(home),
          hint: home.open.length === 0 ? home.client : `${home.client} · open there: ${home.open.join(', ')}`,
        })),
        { value: 'none', text: 'Open it without a home' },
      ],
      values:
        many(page.fields, 'homes').length > 0
          ? many(page.fields, 'homes')
          : found.certain === null
            ? []
            : [found.certain],
    });
  const body = form({
    action: action(page, 'open'),
    csrf: page.asked.who.csrf,
    key: page.newKey(),
    body: html`${textField({ name: 'where', label: 'Which home', hint: 'A few words: 41 larches, LS15 8ZZ', value: one(page.fields, 'where'), error: errorAt(page.errors, 'where'), autocomplete: 'off' })}${homes}${button({ text: found === null ? 'Look for the home' : 'Open a case', kind: 'secondary' })}`,
  });
  return card({
    title: 'Open a new case',
    body: html`<p class="quiet">With the receipt it really had; they are answered as always.</p>${body}`,
  });
}

const noAnswer = (page: MessagePage): Html =>
  card({
    title: 'No answer needed',
    body: form({
      action: action(page, 'aside'),
      csrf: page.asked.who.csrf,
      key: page.newKey(),
      body: html`${textField({ name: 'because', label: 'Why', value: one(page.fields, 'because'), error: errorAt(page.errors, 'because') })}${button({ text: 'Put it aside', kind: 'secondary' })}`,
    }),
  });

const bringBack = (page: MessagePage): Html =>
  card({
    title: 'Put aside',
    body: form({
      action: action(page, 'back'),
      csrf: page.asked.who.csrf,
      key: page.newKey(),
      body: button({ text: 'Bring it back', kind: 'secondary', shortcut: 'u' }),
    }),
  });
