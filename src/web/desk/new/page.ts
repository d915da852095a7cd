import type { FoundHomes } from '../../../app/desk/find-homes.ts';
import { button, buttonGroup } from '../../html/components/button.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { form } from '../../html/components/form.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { byRuleWords } from '../words/by-rule.ts';
import { type Fields, one } from '../words/form.ts';
import { homeLine } from '../words/waiting.ts';

export interface NewQuery {
  readonly csrf: string;
  readonly key: string;
  readonly fields: Fields;
  readonly errors: readonly FieldError[];
  readonly found: FoundHomes | null;
  readonly greeting: string;
}

/** A phone note in ten seconds: who, where, what. */
export function newQueryForm({ csrf, key, fields, errors, found, greeting }: NewQuery): Html {
  const value = (name: string) => one(fields, name);
  const error = (name: string) => errorAt(errors, name);
  return html`<h1>New query</h1><p class="greeting">“${greeting}”</p>
${form({
  action: '/desk/new',
  csrf,
  key,
  body: html`<div class="quick">
${textField({ name: 'caller', label: 'Who is calling', value: value('caller'), error: error('caller'), autocomplete: 'off' })}
${textField({ name: 'phone', label: 'Number to ring back', type: 'tel', width: 20, value: value('phone'), error: error('phone'), autocomplete: 'off' })}
</div>
${textField({ name: 'where', label: 'Which home', hint: 'A few words: 41 larches, 7 Larch Close, LS15 8ZZ', value: value('where'), error: error('where'), autocomplete: 'off' })}
${found !== null && homes(found, fields)}
${textArea({ name: 'words', label: 'What is wrong', hint: 'One line for each item', rows: 4, value: value('words'), error: error('words'), draft: 'new-query' })}
${disclosure(
  'More, if they say it',
  html`${textField({ name: 'email', label: 'E-mail address', type: 'email', value: value('email'), error: error('email'), autocomplete: 'off' })}${textField({ name: 'theirs', label: 'Their own reference', width: 20, value: value('theirs'), autocomplete: 'off' })}${textField({ name: 'times', label: 'Best time to ring', value: value('times'), autocomplete: 'off' })}`,
  ['email', 'theirs', 'times'].some((name) => value(name) !== ''),
)}
${buttonGroup(button({ text: 'Open the query' }))}`,
})}`;
}

/** The homes that may be meant; one press says which, or that it is none of them. */
function homes(found: FoundHomes, fields: Fields): Html {
  const rule = (siteId: string | null, clientId: string | null): string => {
    const contact = found.contacts.find((one) => one.siteId === siteId && one.clientId === clientId);
    return contact === undefined ? '' : `who looks after it, ${byRuleWords(contact)}`;
  };
  const byPlace = rule(found.siteId, found.clientId);
  const none = {
    value: 'none',
    text: 'None of these: open it, and ask for the home later',
    ...(byPlace === '' ? {} : { hint: byPlace.replace(/^w/, 'W') }),
  };
  const choices = found.homes.map((home) => ({
    value: home.id,
    text: homeLine(home),
    hint: [
      home.client,
      home.people.map((person) => person.name).join(', '),
      home.open.length === 0 ? '' : `open there: ${home.open.join(', ')}`,
      rule(home.siteId, home.clientId),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  }));
  return radioList({
    name: 'home',
    label: choices.length === 0 ? 'No home was found' : 'Which of these?',
    small: true,
    value: one(fields, 'home') || found.certain,
    choices: [...choices, none],
  });
}
