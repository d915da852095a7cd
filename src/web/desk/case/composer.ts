import { card } from '../../html/components/card.ts';
import { checkList } from '../../html/components/check-list.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { select } from '../../html/components/select.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { deedIn, happenedField, type Showing } from './showing.ts';

/** What a person says or hears: a note, a call, a time to ring back. */
export function composer(showing: Showing): Html | null {
  const { page } = showing;
  const people = page.parties.map((party) => ({
    value: party.id,
    text: `${party.name}, ${party.post ?? party.role}`,
  }));
  const whom = (id: string, error: string | undefined, value: string | undefined) =>
    select({
      name: 'party',
      id,
      label: 'With whom',
      error,
      value,
      choices: people.length === 1 ? people : [{ value: '', text: 'Choose' }, ...people],
    });
  const parts = [
    deedIn(showing, {
      deed: 'note',
      name: 'note',
      title: 'Write a note',
      shortcut: 'n',
      send: { text: 'Keep the note' },
      body: (kept) =>
        html`${textArea({ name: 'words', id: kept.id('words'), label: 'Note', rows: 3, error: kept.error('words'), value: kept.value('words'), draft: `note-${page.reference}` })}${checkList({ name: 'private', id: kept.id('private'), label: 'Who reads it', small: true, choices: [{ value: 'yes', text: 'Private: for the desk alone' }], values: kept.values('private') ?? ['yes'] })}`,
    }),
    people.length > 0 &&
      deedIn(showing, {
        deed: 'call',
        name: 'call',
        title: 'Note a call',
        shortcut: 'c',
        says: 'A conversation counts as contact: it ends the waiting for them, and opens a closed case again.',
        send: { text: 'Keep the call' },
        body: (kept) =>
          html`${whom(kept.id('party'), kept.error('party'), kept.value('party'))}${textArea({ name: 'words', id: kept.id('words'), label: 'What was said', rows: 3, error: kept.error('words'), value: kept.value('words'), draft: `call-${page.reference}` })}${radioList(
            {
              name: 'spoken',
              id: kept.id('spoken'),
              label: 'Did you speak with them?',
              small: true,
              inline: true,
              choices: [
                { value: 'yes', text: 'Yes' },
                { value: 'no', text: 'No' },
              ],
              value: kept.value('spoken') ?? 'yes',
            },
          )}${happenedField(kept)}`,
      }),
    people.length > 0 &&
      page.open &&
      page.canCallBack &&
      deedIn(showing, {
        deed: 'callback',
        name: 'callback',
        title: 'Promise to ring back',
        shortcut: 'b',
        says: 'Makes a promise with that time; the case is pinned on top until the call is made.',
        send: { text: 'Promise the call' },
        body: (kept) =>
          html`${whom(kept.id('party'), kept.error('party'), kept.value('party'))}${textField({ name: 'at', id: kept.id('at'), label: 'When they want to be rung', type: 'datetime-local', error: kept.error('at'), value: kept.value('at') })}`,
      }),
  ].filter((part) => part !== null && part !== false);
  return parts.length === 0
    ? null
    : card({ title: 'Say something', body: html`<div class="deeds">${parts}</div>` });
}
