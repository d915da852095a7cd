import { alreadyDone } from '../../../app/desk/already-done.ts';
import { type FoundHomes, findHomes } from '../../../app/desk/find-homes.ts';
import { namePlace } from '../../../app/desk/name-place.ts';
import { authorOf } from '../../access/who.ts';
import { button } from '../../html/components/button.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { form } from '../../html/components/form.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { fieldsOf, idIn, one } from '../words/form.ts';
import { homeLine } from '../words/waiting.ts';
import { readCase } from './routes.ts';

/** Which home a case is about, found by a few words: whoever lives there joins the case. */
export function placeOfCaseRoutes(app: App, parts: Parts): void {
  app.get('/desk/cases/:reference/place', { config: { may: 'name place' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const page = await readCase(parts, request, who);
    const where = one(fieldsOf(request.query), 'where').slice(0, 200);
    const found =
      where === '' ? null : await findHomes(parts.ground, who.who.organisation, where, who.look.timezone);
    return sendDesk(request, reply, who, frame(parts, who, page.reference, where, found, []));
  });

  app.post('/desk/cases/:reference/place', { config: { may: 'name place' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const page = await readCase(parts, request, who);
    const fields = fieldsOf(request.body);
    const key = one(fields, 'key').slice(0, 100);
    const home = idIn(fields, 'home');
    const where = one(fields, 'where').slice(0, 200);
    const refuse = async (message: string) => {
      const found =
        where === '' ? null : await findHomes(parts.ground, who.who.organisation, where, who.look.timezone);
      return sendDesk(
        request,
        reply,
        who,
        frame(parts, who, page.reference, where, found, [{ field: 'home', message }]),
        422,
      );
    };
    if (home === null) return refuse('Choose which home it is');
    if (await alreadyDone(parts.ground, who.who.organisation, key))
      return reply.redirect(`/desk/cases/${page.reference}`, 303);
    const known = page.parties.map(({ person }) => ({ personId: person?.id ?? null }));
    const base = { key, case: page.id, by: authorOf(who.who) };
    const answer = await namePlace(parts.ground, who.who.organisation, base, known, home, who.look.timezone);
    if ('refused' in answer) return refuse(answer.refused);
    return reply.redirect(`/desk/cases/${page.reference}?done=yes`, 303);
  });
}

function frame(
  parts: Parts,
  { who }: Asked,
  reference: string,
  where: string,
  found: FoundHomes | null,
  errors: readonly FieldError[],
) {
  const action = `/desk/cases/${reference}/place`;
  const search = html`<form class="find" action="${action}" method="get">${textField({ name: 'where', label: 'Which home', hint: 'A few words: 41 larches, 7 Larch Close, LS15 8ZZ', value: where, autocomplete: 'off' })}${button({ text: 'Find', kind: 'secondary' })}</form>`;
  const body = html`<h1>Which home is it?</h1>${search}${found !== null && choose(parts, who.csrf, action, where, found, errors)}`;
  return {
    title: 'Which home is it?',
    crumbs: [{ text: reference, href: `/desk/cases/${reference}` }, { text: 'Home' }],
    errors,
    body,
  };
}

function choose(
  parts: Parts,
  csrf: string,
  action: string,
  where: string,
  found: FoundHomes,
  errors: readonly FieldError[],
): Html {
  if (found.homes.length === 0)
    return html`<p>No home was found for these words. It may have to be <a href="/desk/places">added first</a>.</p>`;
  const choices = found.homes.map((home) => ({
    value: home.id,
    text: homeLine(home),
    hint: [home.client, ...home.people.map((person) => person.name)].join(' · '),
  }));
  return form({
    action,
    csrf,
    key: parts.ground.newId(),
    body: html`<input type="hidden" name="where" value="${where}">${radioList({ name: 'home', label: 'This one', small: true, value: found.certain, choices, error: errors[0]?.message })}${button({ text: 'It is this home' })}`,
  });
}
