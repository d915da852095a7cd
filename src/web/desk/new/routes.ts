import { type FoundHomes, findHomes, homeChosen } from '../../../app/desk/find-homes.ts';
import { openQuery } from '../../../app/desk/open-query.ts';
import { authorOf } from '../../access/who.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { type Fields, fieldsOf, idIn, one } from '../words/form.ts';
import { newQueryForm } from './page.ts';

/** A new query from a call or a counter: opened through the standard as every other is. */
export function newQueryRoutes(app: App, parts: Parts): void {
  app.get('/desk/new', { config: { may: 'open case' } }, async (request, reply) => {
    const who = await asked(parts, request);
    return sendDesk(request, reply, who, frame(parts, who, {}, [], null));
  });

  app.post('/desk/new', { config: { may: 'open case' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.body);
    const where = one(fields, 'where');
    const zone = who.look.timezone;
    const errors = wrongIn(fields);
    const found = where === '' ? null : await findHomes(parts.ground, who.who.organisation, where, zone);
    const chosen = idIn(fields, 'home') ?? (one(fields, 'home') === '' ? (found?.certain ?? null) : null);
    const undecided = found !== null && chosen === null && one(fields, 'home') !== 'none';
    if (errors.length > 0)
      return sendDesk(request, reply, who, frame(parts, who, fields, errors, found), 422);
    if (undecided) {
      const message =
        found.homes.length === 0
          ? 'No home was found for these words: try others, or open it without'
          : 'Choose which home it is';
      return sendDesk(
        request,
        reply,
        who,
        frame(parts, who, fields, [{ field: 'where', message }], found),
        422,
      );
    }
    const home = chosen === null ? null : await homeChosen(parts.ground, who.who.organisation, chosen, zone);
    const note = {
      key: one(fields, 'key').slice(0, 100),
      by: authorOf(who.who),
      caller: one(fields, 'caller').slice(0, 200),
      phone: one(fields, 'phone'),
      email: one(fields, 'email'),
      home,
      siteId: found?.siteId ?? null,
      clientId: found?.clientId ?? null,
      words: one(fields, 'words'),
      theirs: one(fields, 'theirs').slice(0, 60),
      times: one(fields, 'times').slice(0, 200),
    };
    const answer = await openQuery(parts.ground, who.who.organisation, note, zone);
    if ('done' in answer) return reply.redirect(`/desk/cases/${answer.reference}?done=yes`, 303);
    const message = 'refused' in answer ? answer.refused : 'Somebody changed this meanwhile: send it again';
    return sendDesk(request, reply, who, frame(parts, who, fields, [{ field: '', message }], found), 422);
  });
}

function wrongIn(fields: Fields): FieldError[] {
  const email = one(fields, 'email');
  return [
    ...(one(fields, 'caller') === ''
      ? [{ field: 'caller', message: 'Give the name of who is calling' }]
      : []),
    ...(one(fields, 'words') === ''
      ? [{ field: 'words', message: 'Write what is wrong, in their words' }]
      : []),
    ...(email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)
      ? [{ field: 'email', message: 'This is no e-mail address' }]
      : []),
  ];
}

function frame(
  parts: Parts,
  { who, look }: Asked,
  fields: Fields,
  errors: readonly FieldError[],
  found: FoundHomes | null,
) {
  const greeting = `Good day, ${look.name}, ${who.name} speaking. How can I help?`;
  const key = one(fields, 'key') || parts.ground.newId();
  return {
    title: 'New query',
    place: '/desk/new',
    errors,
    body: newQueryForm({ csrf: who.csrf, key, fields, errors, found, greeting }),
  };
}
