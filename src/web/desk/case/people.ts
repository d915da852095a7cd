import type { PartyView } from '../../../app/desk/case-page/view.ts';
import { card } from '../../html/components/card.ts';
import { checkList } from '../../html/components/check-list.ts';
import { select } from '../../html/components/select.ts';
import { tag } from '../../html/components/tag.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { deedBox, deedForm, deedIn, mayDo, type Showing } from './showing.ts';

const channels: Readonly<Record<string, string>> = { email: 'E-mail', phone: 'Phone', post: 'Post' };

/** The people, their needs first. */
export function people(showing: Showing): Html {
  const body = html`<ul class="people">${showing.page.parties.map((party) => person(showing, party))}</ul>${join(showing)}`;
  return card({ title: 'People', id: 'people', body });
}

function person(showing: Showing, party: PartyView): Html {
  const needs = party.person?.needs ?? [];
  const minds = [
    ...needs,
    ...(party.person?.safeContactOnly === true ? ['only by the way they chose'] : []),
    ...(party.person?.language == null ? [] : [`speaks ${party.person.language}`]),
  ];
  return html`<li class="person">${minds.length > 0 && html`<p class="person__needs">${minds.map((need) => tag(need, 'mind'))}</p>`}<p class="person__name"><strong>${party.name}</strong> <span class="quiet">${party.post ?? party.role}${party.requester && ', reported it'}</span>${!party.confirmed && html` ${tag('not confirmed', 'mind')}`}</p>
${party.person?.prefersTimes != null && html`<p class="quiet">Best time: ${party.person.prefersTimes}</p>`}
<ul class="points">${party.points.map((point) => html`<li class="${point.dead ? 'point point--dead' : 'point'}"><span class="govuk-visually-hidden">${channels[point.channel] ?? point.channel}: </span>${way(point)}${point.dead && html` <span class="quiet">does not work</span>`}</li>`)}</ul>
${!party.confirmed && mayDo(showing, 'confirm') && deedForm(showing, { deed: 'confirm', name: `confirm-${party.id}`, hidden: { party: party.id }, send: { text: 'They belong here', kind: 'secondary' }, body: () => null })}
${reach(showing, party)}${links(showing, party)}</li>`;
}

function way(point: PartyView['points'][number]): Html {
  if (point.dead) return html`<s>${point.value}</s>`;
  if (point.channel === 'phone')
    return html`<a href="tel:${point.value.replaceAll(/[^+0-9]/g, '')}">${point.value}</a>`;
  return html`${point.value}`;
}

function reach(showing: Showing, party: PartyView): Html | null {
  return deedIn(showing, {
    deed: 'reach',
    name: `reach-${party.id}`,
    title: 'Another way to reach them',
    says: 'Tried before the ways known already.',
    hidden: { party: party.id },
    send: { text: 'Keep it', kind: 'secondary' },
    body: (kept) =>
      html`${textField({ name: 'email', id: kept.id('email'), label: 'E-mail address', type: 'email', error: kept.error('email'), value: kept.value('email'), autocomplete: 'off' })}${textField({ name: 'phone', id: kept.id('phone'), label: 'Phone', type: 'tel', error: kept.error('phone'), value: kept.value('phone'), autocomplete: 'off' })}`,
  });
}

/** For whoever lost their link, or whose link has ended, and for links that came into other hands. */
function links(showing: Showing, party: PartyView): Html | null {
  if (party.role === 'operative' || !party.confirmed) return null;
  const both = [sendAgain(showing, party), endLinks(showing, party)].filter((form) => form !== null);
  return both.length === 0
    ? null
    : deedBox({
        title: 'Their link',
        open: [`link-${party.id}`, `end-links-${party.id}`].includes(showing.typed.form ?? ''),
        body: html`${both}`,
      });
}

function sendAgain(showing: Showing, party: PartyView): Html | null {
  const written = party.points.some(
    ({ dead, channel }) => !dead && (channel === 'email' || channel === 'post'),
  );
  if (!written || !mayDo(showing, 'link')) return null;
  return deedForm(showing, {
    deed: 'link',
    name: `link-${party.id}`,
    hidden: { party: party.id },
    send: {
      text: html`Send it again<span class="govuk-visually-hidden"> to ${party.name}</span>`,
      kind: 'secondary',
    },
    body: (kept) => html`<span id="${kept.id('partyId')}"></span>`,
  });
}

function endLinks(showing: Showing, party: PartyView): Html | null {
  if (!mayDo(showing, 'end-links')) return null;
  const form = deedForm(showing, {
    deed: 'end-links',
    name: `end-links-${party.id}`,
    hidden: { party: party.id },
    send: {
      text: html`End every link<span class="govuk-visually-hidden"> of ${party.name}</span>`,
      kind: 'secondary',
    },
    body: (kept) => html`<span id="${kept.id('partyId')}"></span>`,
  });
  return html`<p class="deed__says">In wrong hands? Ended links open nothing, whoever came in by one is out, and the next letter carries a new one.</p>${form}`;
}

function join(showing: Showing): Html | null {
  return deedIn(showing, {
    deed: 'join',
    name: 'join',
    title: 'Somebody joins',
    says: 'They are written to from now on, once it is certain that they belong here.',
    send: { text: 'They join', kind: 'secondary' },
    body: (kept) =>
      html`${select({
        name: 'role',
        id: kept.id('role'),
        label: 'As',
        error: kept.error('role'),
        value: kept.value('role'),
        choices: [
          { value: 'homeowner', text: 'Homeowner' },
          { value: 'client', text: 'Client' },
        ],
      })}${select({ name: 'post', id: kept.id('post'), label: 'Post at the client', value: kept.value('post'), choices: [{ value: '', text: 'None' }, ...['buyer', 'site', 'director', 'customer care', 'reporting'].map((text) => ({ value: text, text }))] })}${textField({ name: 'name', id: kept.id('name'), label: 'Name', error: kept.error('name'), value: kept.value('name'), autocomplete: 'off' })}${textField({ name: 'email', id: kept.id('email'), label: 'E-mail address', type: 'email', error: kept.error('email'), value: kept.value('email'), autocomplete: 'off' })}${textField({ name: 'phone', id: kept.id('phone'), label: 'Phone', type: 'tel', error: kept.error('phone'), value: kept.value('phone'), autocomplete: 'off' })}${checkList({ name: 'confirmed', id: kept.id('confirmed'), label: 'Certain?', small: true, choices: [{ value: 'yes', text: 'It is certain that they belong here' }], values: kept.values('confirmed') ?? [] })}`,
  });
}
