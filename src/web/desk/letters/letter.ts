import type { LetterRow } from '../../../store/reads/post-room.ts';
import { may } from '../../access/permissions.ts';
import { button } from '../../html/components/button.ts';
import { form } from '../../html/components/form.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html, type Printable } from '../../html/html.ts';
import { dayInWords } from '../../html/words/date.ts';
import type { Asked } from '../frame.ts';
import { states } from './list.ts';

/** One letter on its sheet: as it is read here, and as it comes out of the printer (A4, address in the window). */
export function letterSheet({ who, look }: Asked, letter: LetterRow, mayDecide: boolean): Html {
  return html`<div class="letter-tools">
<h1>${letter.subject}</h1>
<p>${tag(states[letter.status]?.text ?? letter.status, states[letter.status]?.kind)} <span class="quiet">${letter.channel === 'post' ? 'by post' : 'by e-mail'} to ${letter.recipient ?? 'an address that was erased'}${letter.outcome !== null && `; ${letter.outcome}`}</span></p>
${mayDecide && decisions(who.csrf, letter)}${look.training && may(who.roles, 'send customer link') && follow(who.csrf, letter)}
</div>
<article class="sheet" aria-label="The letter">
<header class="sheet__head"><p class="sheet__from">${look.name}</p><p class="sheet__contact">${look.phone}${look.outOfHours !== null && html`<br>${look.outOfHours}`}</p></header>
<address class="sheet__to">${letter.channel === 'post' ? lines(letter) : (letter.recipient ?? '')}</address>
<p class="sheet__facts">${dayInWords(letter.queuedAt, look.timezone)}${letter.reference !== null && html`<br>Our reference: <span class="reference">${letter.reference}</span>`}</p>
<h2 class="sheet__subject">${letter.subject}</h2>
<div class="sheet__body">${paragraphs(letter.body)}</div>
</article>`;
}

const lines = (letter: LetterRow): Printable[] =>
  letter.address
    .flatMap((part) => part.split(/,\s*|\n/))
    .map((line, i) => (i === 0 ? line : html`<br>${line}`));

const paragraphs = (body: string): Printable[] => body.split(/\n{2,}/).map((part) => html`<p>${part}</p>`);

/** The next steps that this letter's state leaves to a person. */
function decisions(csrf: string, letter: LetterRow): Html | null {
  const press = (decision: string, text: string, kind: 'primary' | 'secondary', shortcut: string) =>
    form({
      action: `/desk/letters/${letter.id}`,
      csrf,
      inline: true,
      body: html`<input type="hidden" name="decision" value="${decision}">${button({ text, kind, shortcut })}`,
    });
  if (letter.status === 'unknown')
    return html`<p>Nobody knows whether it arrived. Look in the mailbox, or ask them; then say.</p><div class="govuk-button-group">${press('arrived', 'It arrived', 'primary', 'y')}${press('lost', 'It did not: send it again', 'secondary', 'x')}</div>`;
  if (letter.status === 'kept' || letter.status === 'held') {
    const mail = letter.channel === 'email';
    return html`<p>Nobody has this letter yet, and what it promises is not kept before. Say so once it is on its way.</p><div class="govuk-button-group">${mail && press('mailed', 'Sent from my own mailbox', 'primary', 'm')}${press('posted', 'Printed and posted', mail ? 'secondary' : 'primary', 'p')}${mail && press('let go', 'Send it by e-mail now', 'secondary', 'e')}</div>${mail && writeIt(letter)}<p class="quiet">Print this page with your browser: only the letter comes out, on A4, with the address where a window envelope shows it.</p>`;
  }
  return null;
}

/** On a training desk, where it reaches nobody: its link, followed as its reader would. */
function follow(csrf: string, letter: LetterRow): Html | null {
  if (!letter.body.includes('/c/')) return null;
  const body = html`<input type="hidden" name="letter" value="${letter.id}">${button({ text: 'Follow its link, as they would', kind: 'secondary' })}`;
  return html`<div class="govuk-button-group">${form({ action: '/desk/training/follow', csrf, inline: true, body })}</div>`;
}

/** The letter in the reader's own mail program, addressed and written. */
function writeIt(letter: LetterRow): Html | null {
  if (letter.recipient === null) return null;
  const parts = `subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.body.replaceAll('\n', '\r\n'))}`;
  return html`<p><a href="mailto:${encodeURIComponent(letter.recipient)}?${parts}">Write it in your own mail program</a></p>`;
}
