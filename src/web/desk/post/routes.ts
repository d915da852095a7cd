import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FoundHomes, findHomes } from '../../../app/desk/find-homes.ts';
import { fileMessageTo, openMessage, unfiledMessages } from '../../../app/desk/unfiled.ts';
import { putApart, settleByOpening, settleWithoutAnswer } from '../../../app/intake/settle.ts';
import { authorOf } from '../../access/who.ts';
import { notFound, Wrong } from '../../errors/wrong.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { type Fields, fieldsOf, idIn, many, one } from '../words/form.ts';
import { unfiledList } from './list.ts';
import { messagePage } from './message.ts';

const may = 'settle unfiled mail';

/** Messages that the rules leave to a person: read, file, open, put aside, bring back. */
export function postRoutes(app: App, parts: Parts): void {
  app.get('/desk/post', { config: { may } }, async (request, reply) => {
    const who = await asked(parts, request);
    const all = await unfiledMessages(parts.ground, who.who.organisation);
    return sendDesk(request, reply, who, {
      title: 'Unfiled messages',
      place: '/desk/post',
      body: unfiledList(all, who.look.timezone),
      live: 'all',
    });
  });

  app.get('/desk/post/:message', { config: { may } }, async (request, reply) =>
    show(parts, request, reply, await asked(parts, request), fieldsOf(request.query), {}),
  );

  app.post('/desk/post/:message/file', { config: { may } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.body);
    const reference = referenceIn(fields);
    const wrong = (message: string) =>
      show(parts, request, reply, who, fields, { errors: [{ field: 'reference', message }], status: 422 });
    if (reference === '') return wrong('Give the reference of the case');
    const open = await openMessage(parts.ground, who.who.organisation, messageId(request), reference);
    const caseId = open?.chosen?.caseId ?? null;
    if (caseId === null) return wrong(`There is no case ${reference}`);
    // First the case is shown with its people; then it is filed as the word of one of them.
    if (fields.party === undefined) return show(parts, request, reply, who, fields, {});
    const wish = {
      key: one(fields, 'key'),
      messageId: messageId(request),
      caseId,
      partyId: idIn(fields, 'party'),
      by: authorOf(who.who),
      because: one(fields, 'because'),
    };
    const answer = await fileMessageTo(parts.ground, who.who.organisation, wish);
    return 'refused' in answer
      ? wrong(answer.refused)
      : reply.redirect(`/desk/cases/${answer.reference}`, 303);
  });

  app.post('/desk/post/:message/open', { config: { may } }, async (request, reply) => {
    const who = await asked(parts, request);
    const { organisation } = who.who;
    const fields = fieldsOf(request.body);
    const where = one(fields, 'where');
    const wrong = (message: string, found: FoundHomes | null) =>
      show(parts, request, reply, who, fields, { errors: [{ field: 'where', message }], found, status: 422 });
    const chosen = many(fields, 'homes');
    if (chosen.length === 0) {
      if (where === '') return wrong('Say which home it is about', null);
      const found = await findHomes(parts.ground, organisation, where, who.look.timezone);
      return found.homes.length === 0
        ? wrong('No home was found for these words', found)
        : show(parts, request, reply, who, fields, { found });
    }
    const homes = chosen.includes('none')
      ? [null]
      : chosen.map((id) => idIn({ id }, 'id')).filter((id) => id !== null);
    const answers = await settleByOpening(
      parts.ground,
      organisation,
      { key: one(fields, 'key'), messageId: messageId(request), by: authorOf(who.who) },
      homes,
    );
    if ('refused' in answers) return wrong(answers.refused, null);
    const first = answers.find((answer) => 'done' in answer);
    return first === undefined
      ? wrong('It could not be opened', null)
      : reply.redirect(answers.length === 1 ? `/desk/cases/${first.reference}` : '/desk', 303);
  });

  app.post('/desk/post/:message/aside', { config: { may } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.body);
    const because = one(fields, 'because');
    if (because === '')
      return show(parts, request, reply, who, fields, {
        errors: [{ field: 'because', message: 'Say why it needs no answer' }],
        status: 422,
      });
    const refusal = await settleWithoutAnswer(
      parts.ground,
      who.who.organisation,
      messageId(request),
      because.slice(0, 500),
    );
    if (refusal !== null) throw new Wrong(409, `${refusal.refused}.`);
    return reply.redirect('/desk/post', 303);
  });

  app.post('/desk/post/:message/back', { config: { may } }, async (request, reply) => {
    const who = await asked(parts, request);
    const refusal = await putApart(parts.ground, who.who.organisation, messageId(request));
    if (refusal !== null) throw new Wrong(409, `${refusal.refused}.`);
    return reply.redirect(`/desk/post/${messageId(request)}`, 303);
  });
}

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly found?: FoundHomes | null;
  readonly status?: number;
}

async function show(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Asked,
  fields: Fields,
  { errors = [], found = null, status = 200 }: Shown,
): Promise<FastifyReply> {
  const reference = referenceIn(fields);
  const open = await openMessage(
    parts.ground,
    who.who.organisation,
    messageId(request),
    reference === '' ? null : reference,
  );
  if (open === null) throw notFound('There is no such message.');
  const body = messagePage({ asked: who, open, fields, errors, found, newKey: parts.ground.newId });
  const title = open.message.subject || 'Message';
  return sendDesk(
    request,
    reply,
    who,
    {
      title,
      place: '/desk/post',
      crumbs: [{ text: 'Unfiled messages', href: '/desk/post' }, { text: 'Message' }],
      body,
      errors,
    },
    status,
  );
}

const referenceIn = (fields: Fields): string => one(fields, 'reference').toUpperCase().slice(0, 30);

function messageId(request: FastifyRequest): string {
  const id = idIn(fieldsOf(request.params), 'message');
  if (id === null) throw notFound('There is no such message.');
  return id;
}
