import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, askOfCase } from '../../../app/ask.ts';
import { alreadyDone } from '../../../app/desk/already-done.ts';
import { readCasePage } from '../../../app/desk/case-page/read.ts';
import type { CasePage } from '../../../app/desk/case-page/view.ts';
import { choices } from '../../../app/desk/today.ts';
import { authorOf, demand } from '../../access/who.ts';
import { notFound } from '../../errors/wrong.ts';
import type { Printable } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { fieldsOf, momentIn, one } from '../words/form.ts';
import type { CaseDeed, Sent } from './deed.ts';
import { caseDeeds } from './deeds/all.ts';
import { casePage } from './page.ts';
import { staleNotice } from './stale.ts';
import { keptIn, nothingTyped, type Typed } from './typed.ts';

type WithReference = FastifyRequest & { params: { reference: string } };

/** One case: its page, and every deed on it as a form that says what it will do. */
export function caseRoutes(app: App, parts: Parts): void {
  app.get('/desk/cases/:reference', { config: { may: 'read case' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const page = await readCase(parts, request, who);
    const query = fieldsOf(request.query);
    const done = one(query, 'done') === 'yes';
    const whole = one(query, 'story') === 'whole';
    return show(parts, request, reply, who, page, { typed: nothingTyped, done, whole });
  });
  for (const [name, deed] of Object.entries(caseDeeds)) {
    app.post(`/desk/cases/:reference/${name}`, { config: { may: deed.may } }, (request, reply) =>
      doIt(parts, request, reply, deed),
    );
  }
}

/** The case of the address, as this reader may see it; throws where there is none or they may not. */
export async function readCase(
  parts: Parts,
  request: FastifyRequest,
  { who, look }: Asked,
): Promise<CasePage> {
  const { reference } = (request as WithReference).params;
  const reader = { id: who.staffId, roles: who.roles };
  const page = await readCasePage(
    parts.ground,
    who.organisation,
    reference.toUpperCase(),
    reader,
    look.timezone,
  );
  if (page === null)
    throw notFound(
      `There is no case ${reference.slice(0, 30)}. Check the reference, or search for the home.`,
    );
  demand(who, 'read case', page.theirVisit);
  return page;
}

interface Shown {
  readonly typed: Typed;
  readonly done?: boolean;
  readonly whole?: boolean;
  readonly told?: Printable;
  readonly status?: number;
}

async function show(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Asked,
  page: CasePage,
  { typed, done = false, whole = false, told, status = 200 }: Shown,
): Promise<FastifyReply> {
  const offered = await choices(parts.ground, who.who.organisation, who.look.timezone);
  const newKey = () => parts.ground.newId();
  const frame = casePage({
    page,
    who: who.who,
    zone: who.look.timezone,
    choices: offered,
    typed,
    done,
    whole,
    newKey,
  });
  return sendDesk(
    request,
    reply,
    who,
    { ...frame, told: [told, frame.told], errors: typed.errors, place: '/desk' },
    status,
  );
}

async function doIt(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  deed: CaseDeed,
): Promise<FastifyReply> {
  const who = await asked(parts, request);
  const page = await readCase(parts, request, who);
  demand(who.who, deed.may, page.theirVisit);
  const fields = fieldsOf(request.body);
  const seen = Number(one(fields, 'seen'));
  const sent: Sent = {
    parts,
    organisation: who.who.organisation,
    page,
    fields,
    uploads: request.uploads,
    key: one(fields, 'key').slice(0, 100) || parts.ground.newId(),
    seen: Number.isInteger(seen) && seen > 0 ? seen : undefined,
    by: authorOf(who.who),
    zone: who.look.timezone,
  };
  const form = deed.form(sent);
  const refuse = async (field: string, message: string, status: number) => {
    if (await alreadyDone(parts.ground, sent.organisation, sent.key))
      return reply.redirect(`/desk/cases/${page.reference}`, 303);
    const at = field === '' ? '' : keptIn({ form, fields, errors: [] }, form).id(field);
    return show(parts, request, reply, who, page, {
      typed: { form, fields, errors: [{ field: at, message: sentence(message) }] },
      status,
    });
  };
  const happened = deed.earlier === true ? one(fields, 'happened') : '';
  const occurredAt = momentIn(happened, who.look.timezone);
  if (happened !== '' && occurredAt === null)
    return refuse('happened', 'Give the day and time at which it was done', 422);
  const asking = await deed.read(sent);
  if ('wrong' in asking) return refuse(asking.field, asking.wrong, 422);
  const answer = await ask(
    sent,
    deed,
    occurredAt === null || 'wrong' in asking ? asking : { ...asking, occurredAt },
  );
  if ('refused' in answer)
    return refuse(answer.about === 'occurredAt' ? 'happened' : (answer.about ?? ''), answer.refused, 422);
  if ('stale' in answer) {
    const fresh = await readCase(parts, request, who);
    const typed = { form, fields, errors: [] };
    return show(parts, request, reply, who, fresh, {
      typed,
      told: staleNotice(fresh, answer, who.look.timezone),
      status: 409,
    });
  }
  return reply.redirect(`/desk/cases/${answer.reference}?done=yes`, 303);
}

function ask(
  sent: Sent,
  deed: CaseDeed,
  asking: Exclude<Awaited<ReturnType<CaseDeed['read']>>, { wrong: string }>,
): Promise<Answer> {
  if (deed.perform !== undefined) return deed.perform(sent, asking);
  const { alongside, ...request } = asking;
  return askOfCase(
    sent.parts.ground,
    sent.organisation,
    {
      key: sent.key,
      case: sent.page.id,
      by: sent.by,
      ...(sent.seen === undefined ? {} : { seen: sent.seen }),
      ...request,
    },
    alongside,
  );
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
