import type { CasePage } from '../../../app/desk/case-page/view.ts';
import type { Choices } from '../../../app/desk/today.ts';
import { may } from '../../access/permissions.ts';
import type { StaffWho } from '../../access/who.ts';
import { attributes } from '../../html/attributes.ts';
import { type Button, button } from '../../html/components/button.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { form } from '../../html/components/form.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html, type Printable } from '../../html/html.ts';
import { caseDeeds } from './deeds/all.ts';
import { type Kept, keptIn, type Typed } from './typed.ts';

/** What every part of the case page is made from. */
export interface Showing {
  readonly page: CasePage;
  readonly who: StaffWho;
  readonly zone: string;
  readonly choices: Choices;
  readonly typed: Typed;
  readonly done: boolean;
  /** Its whole story open, not folded into weeks. */
  readonly whole: boolean;
  readonly newKey: () => string;
}

/** Whether this reader may do the deed on this case. */
export const mayDo = ({ who, page }: Showing, deed: keyof typeof caseDeeds): boolean => {
  const known = caseDeeds[deed];
  return known !== undefined && may(who.roles, known.may, page.theirVisit);
};

export interface DeedForm {
  /** Last part of the address. */
  readonly deed: string;
  /** Its own name on the page. */
  readonly name: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly body: (kept: Kept) => Printable;
  readonly send?: Omit<Button, 'href'>;
  readonly files?: boolean;
}

/** A form of the case page: it knows the version it was rendered from, and does one thing however often it is sent. */
export function deedForm(showing: Showing, { deed, name, hidden = {}, body, send, files }: DeedForm): Html {
  const { page, who, typed, newKey } = showing;
  const fields = Object.entries(hidden).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  );
  return form({
    action: `/desk/cases/${page.reference}/${deed}`,
    csrf: who.csrf,
    key: newKey(),
    seen: page.seq,
    ...(files === undefined ? {} : { files }),
    body: html`${fields}${body(keptIn(typed, name))}${send !== undefined && button(send)}`,
  });
}

export interface DeedBox {
  readonly title: Printable;
  readonly open?: boolean;
  readonly shortcut?: string;
  readonly body: Printable;
  readonly id?: string;
  readonly aside?: Printable;
}

/** A deed that opens in its place: its title is all that is seen until it is wanted. */
export function deedBox({ title, open = false, shortcut, body, id, aside }: DeedBox): Html {
  const key = shortcut === undefined ? null : html` <kbd class="key" aria-hidden="true">${shortcut}</kbd>`;
  return html`<details class="deed"${attributes({ open, id })}><summary class="deed__title"${attributes({ 'data-shortcut': shortcut, 'aria-keyshortcuts': shortcut })}><span>${title}</span>${aside}${key}</summary><div class="deed__body">${body}</div></details>`;
}

/** The whole box with its one form, opened again when the form was refused. Nothing for those who may not. */
export function deedIn(
  showing: Showing,
  given: DeedForm & { readonly title: Printable; readonly shortcut?: string; readonly says?: string },
): Html | null {
  if (!mayDo(showing, given.deed)) return null;
  const { title, shortcut, says } = given;
  return deedBox({
    title,
    id: `do-${given.name}`,
    open: showing.typed.form === given.name,
    ...(shortcut === undefined ? {} : { shortcut }),
    body: html`${says !== undefined && html`<p class="deed__says">${says}</p>`}${deedForm(showing, given)}`,
  });
}

/** When a deed was done, where that was not just now: what the clock noted meanwhile is set right by it. */
export const happenedField = (kept: Kept): Html =>
  disclosure(
    'It was done earlier',
    textField({
      name: 'happened',
      id: kept.id('happened'),
      label: 'When it was done',
      type: 'datetime-local',
      autocomplete: 'off',
      error: kept.error('happened'),
      value: kept.value('happened'),
    }),
    (kept.value('happened') ?? '') !== '',
  );
