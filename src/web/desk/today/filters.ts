import type { Choices } from '../../../app/desk/today.ts';
import { attributes } from '../../html/attributes.ts';
import { type Html, html } from '../../html/html.ts';
import { type Fields, one } from '../words/form.ts';

interface Option {
  readonly value: string;
  readonly text: string;
}

/** The list narrowed to whose, where and how far: plain fields of the address, so that a view can be kept as a bookmark. */
export function filters(choices: Choices, fields: Fields, needsPerson: number): Html {
  const managers = choices.staff.filter(
    (row) => row.roles.includes('care manager') || row.roles.includes('senior administrator'),
  );
  const byName = (row: { id: string; name: string }) => ({ value: row.id, text: row.name });
  const client = one(fields, 'client');
  const sites = choices.sites.filter((row) => client === '' || row.clientId === client);
  const count = needsPerson >= 1_000 ? '1,000 or more' : String(needsPerson);
  const person = one(fields, 'person') === 'yes';
  const narrowed = ['manager', 'stage', 'client', 'site', 'person'].some((name) => one(fields, name) !== '');
  return html`<form class="filters" action="/desk" method="get" aria-label="Narrow the list">
${pick('manager', 'Manager', [{ value: 'me', text: 'My cases' }, ...managers.map(byName)], fields)}
${pick(
  'stage',
  'Stage',
  choices.stages.map(({ name, title }) => ({ value: name, text: title })),
  fields,
)}
${pick('client', 'Client', choices.clients.map(byName), fields)}
${pick('site', 'Site', sites.map(byName), fields)}
<label class="filters__tick"><input type="checkbox" name="person" value="yes"${attributes({ checked: person })}> Needs a person <span class="filters__count">${count}</span></label>
<button class="filters__go" type="submit">Show</button>${narrowed && html`<a class="filters__all" href="/desk">Show all</a>`}
</form>`;
}

function pick(name: string, label: string, options: readonly Option[], fields: Fields): Html {
  const chosen = one(fields, name);
  return html`<div class="filters__field"><label for="filter-${name}">${label}</label><select id="filter-${name}" name="${name}"><option value="">All</option>${options.map(({ value, text }) => html`<option value="${value}"${attributes({ selected: value === chosen })}>${text}</option>`)}</select></div>`;
}
