import type { FoundHomes } from '../../../app/desk/find-homes.ts';
import type { ClientLine, ClientPage, DatedPerson } from '../../../store/reads/clients-page.ts';
import type { HomePage, SitePage } from '../../../store/reads/homes-page.ts';
import { button } from '../../html/components/button.ts';
import { card } from '../../html/components/card.ts';
import { definitionList } from '../../html/components/definition-list.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { table } from '../../html/components/table.ts';
import { tag } from '../../html/components/tag.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html, type Printable } from '../../html/html.ts';
import { dateInWords } from '../../html/words/date.ts';
import { momentShort } from '../words/deadline.ts';
import { homeLine } from '../words/waiting.ts';

const span = (from: string, to: string | null): string =>
  to === null ? `since ${dateInWords(from)}` : `${dateInWords(from)} to ${dateInWords(to)}`;

/** Every client, and a search for one home among all. */
export function clientsPage(
  clients: readonly ClientLine[],
  sought: string,
  found: FoundHomes | null,
  forms: Printable,
  linked: boolean,
): Html {
  const search = html`<form class="find" action="/desk/places" method="get">${textField({ name: 'home', label: 'Find a home', hint: 'A few words: 41 larches, 7 Larch Close, LS15 8ZZ', value: sought, autocomplete: 'off' })}${button({ text: 'Find', kind: 'secondary' })}</form>`;
  const hits =
    found !== null &&
    (found.homes.length === 0
      ? emptyState('No home was found for these words')
      : html`<ul class="plain hits">${found.homes.map((home) => html`<li><a href="/desk/places/homes/${home.id}">${homeLine(home)}</a> <span class="quiet">${[home.client, ...home.people.map((person) => person.name)].join(' · ')}</span></li>`)}</ul>`);
  const list =
    clients.length === 0
      ? emptyState('No client yet', html`<p>Import them with their sites and homes, or add one below.</p>`)
      : table({
          caption: 'Clients',
          columns: [
            { title: 'Client' },
            { title: 'Kind' },
            { title: 'Sites', number: true },
            { title: 'Open cases', number: true },
          ],
          rows: clients.map((row) => ({
            id: `client-${row.id}`,
            cells: [
              html`<a href="/desk/places/clients/${row.id}">${row.name}</a>${!row.trading && html` ${tag('no longer trading', 'mind')}`}`,
              row.kind,
              row.sites,
              linked ? html`<a href="/desk?client=${row.id}">${row.open}</a>` : row.open,
            ],
          })),
        });
  return html`<h1>Clients and homes</h1>${search}${hits}${list}${forms}`;
}

export function onClient(
  client: ClientPage,
  forms: Readonly<Record<'client' | 'contact' | 'named' | 'line', Printable>>,
): Html {
  const facts = definitionList([
    { term: 'Kind', value: client.kind },
    { term: 'E-mail domains', value: client.domains.join(', ') || 'none known' },
    {
      term: 'Their own complaint clock',
      value: client.complaintDays === null ? 'none' : `${client.complaintDays} calendar days`,
    },
    { term: 'Homeowners report direct', value: client.directReports ? 'yes' : 'they want to be told first' },
    {
      term: 'Homeowners told when it is not ours',
      value: client.tellHomeownerNotOurs ? 'yes' : 'no, the client tells them',
    },
  ]);
  const sites = table({
    caption: 'Sites',
    columns: [
      { title: 'Site' },
      { title: 'Area' },
      { title: 'Postcodes' },
      { title: 'Homes', number: true },
      { title: 'Open cases', number: true },
    ],
    rows: client.sites.map((row) => ({
      id: `site-${row.id}`,
      cells: [
        html`<a href="/desk/places/sites/${row.id}">${row.name}</a>`,
        row.area,
        row.postcodes.join(', ') || 'none',
        row.homes,
        html`<a href="/desk?site=${row.id}">${row.open}</a>`,
      ],
    })),
  });
  const people = html`<ul class="plain">${client.contacts.map((row) => html`<li${row.to !== null && html` class="past"`}><strong>${row.name}</strong> <span class="quiet">${row.post}${row.site !== null && html`, ${row.site}`}, ${span(row.from, row.to)}</span><br>${[row.email, row.phone].filter((value) => value !== null).join(' · ')}</li>`)}</ul>`;
  return html`<h1>${client.name}${!client.trading && html` ${tag('no longer trading', 'mind')}`}</h1>
<div class="split"><div>${sites}${card({ title: 'Their people', body: html`${people}${forms.contact}` })}</div><aside class="beside" aria-label="How we work with them">
${card({ title: 'Who looks after them', body: html`${dated(client.named)}${forms.named}` })}${card({ title: 'Who is told', body: html`${dated(client.lines)}${forms.line}` })}${card({ title: 'How we work with them', body: html`${facts}${forms.client}` })}
</aside></div>`;
}

const dated = (rows: readonly DatedPerson[]): Html =>
  rows.length === 0
    ? html`<p class="quiet">Nobody yet.</p>`
    : html`<ul class="plain">${rows.map((row) => html`<li${row.to !== null && html` class="past"`}><strong>${row.name}</strong> <span class="quiet">${row.site ?? 'every site'}, ${span(row.from, row.to)}</span></li>`)}</ul>`;

export function onSite(site: SitePage, forms: Printable): Html {
  const homes =
    site.homes.length === 0
      ? emptyState('No home is known here yet')
      : table({
          caption: `${site.homes.length} homes`,
          columns: [
            { title: 'Home' },
            { title: 'Who lives there' },
            { title: 'Legal completion' },
            { title: 'Open cases', number: true },
          ],
          rows: site.homes.map((home) => ({
            id: `home-${home.id}`,
            cells: [
              html`<a href="/desk/places/homes/${home.id}">${homeLine({ ...home, site: null })}</a>`,
              home.people ?? html`<span class="nobody">nobody known</span>`,
              home.completedOn === null ? '' : dateInWords(home.completedOn),
              home.open,
            ],
          })),
        });
  return html`<h1>${site.name}</h1><p class="case-head__facts"><a href="/desk/places/clients/${site.clientId}">${site.client}</a> · ${site.area} · ${site.postcodes.join(', ') || 'no postcode known'}</p>${homes}<div class="deeds">${forms}</div>`;
}

export function onHome(home: HomePage, zone: string, now: number, forms: Printable): Html {
  const people = home.people.map(
    (person) =>
      html`<li class="person${person.to !== null && ' past'}"><p class="person__needs">${person.needs.map((need) => tag(need, 'mind'))}${person.safeContactOnly && tag('only by the way they chose', 'mind')}</p><p class="person__name"><strong>${[person.title, person.name].filter((part) => part !== null).join(' ')}</strong> <span class="quiet">${person.capacity}, ${span(person.from, person.to)}</span></p><p>${person.points
        .map((point) => point.value)
        .filter((value) => value !== null)
        .join(
          ' · ',
        )}</p><p class="quiet">Would rather be reached by ${person.prefers}${person.prefersTimes !== null && html`, ${person.prefersTimes}`}${person.language !== null && html`; speaks ${person.language}`}</p></li>`,
  );
  const cases =
    home.cases.length === 0
      ? html`<p class="quiet">No case so far.</p>`
      : html`<ul class="plain">${home.cases.map((row) => html`<li><a class="reference" href="/desk/cases/${row.reference}">${row.reference}</a> <span class="quiet">${row.open ? row.stage : 'closed'}, received ${momentShort(row.receivedAt, zone, now)}</span></li>`)}</ul>`;
  return html`<h1>${homeLine(home)}</h1><p class="case-head__facts"><a href="/desk/places/sites/${home.siteId}">${home.site}</a> · ${home.client}${home.completedOn !== null && html` · legal completion ${dateInWords(home.completedOn)}`}</p>
<div class="split"><div>${card({ title: 'Who lives there', body: html`<ul class="people">${people}</ul>${home.people.length === 0 && html`<p class="quiet">Nobody is known.</p>`}<div class="deeds">${forms}</div>` })}</div><aside class="beside" aria-label="Cases">${card({ title: 'Cases', body: cases })}</aside></div>`;
}
