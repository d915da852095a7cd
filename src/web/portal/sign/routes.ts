import type { FastifyRequest } from 'fastify';
import { signCompletion } from '../../../app/customer/sign.ts';
import { partyOf } from '../../access/who.ts';
import { notFound } from '../../errors/wrong.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { notice } from '../../html/components/notice.ts';
import { html } from '../../html/html.ts';
import { portalPage } from '../../html/layout/portal.ts';
import { sendPage } from '../../html/send.ts';
import { lookFor } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';
import { askedBy, viewFor } from '../case/load.ts';
import { type FormBody, formBody } from '../forms.ts';
import { withinOwnLimits } from '../limits.ts';
import { signForm } from './form.ts';
import { readSigning } from './read.ts';

const party = { config: { party: true as const } };

/** The signed completion, by the customer on their own page. */
export async function signRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  const page = async (
    request: FastifyRequest,
    typed: FormBody,
    errors: readonly FieldError[],
    changed = false,
  ) => {
    const { who, view } = await viewFor(parts, request);
    if (view.toSign.length === 0)
      throw notFound('Nothing waits for your signature. Go back to see where your query stands.');
    const title = 'Say what is done, and sign';
    return portalPage({
      look: await lookFor(parts, request),
      title,
      back: '/my-query',
      errors,
      scripts: ['sign'],
      told:
        changed &&
        notice({
          kind: 'mind',
          title: 'Something changed while you were reading',
          body: 'This is how it stands now. What you typed is still here.',
        }),
      body: html`<h1>${title}</h1><p>Go through the list at your own pace, best with the work in front of you. Nobody may press you to sign.</p>${signForm({ action: '/my-query/sign', back: '/my-query', csrf: who.csrf, key: ground.newId(), seen: view.seq, items: view.toSign, typed, errors })}`,
    });
  };

  app.get('/my-query/sign', party, async (request, reply) => sendPage(reply, await page(request, {}, [])));

  app.post('/my-query/sign', { ...party, schema: { body: formBody } }, async (request, reply) => {
    const who = partyOf(request);
    await withinOwnLimits(parts, who, request);
    const { view } = await viewFor(parts, request);
    if (view.toSign.length === 0) return reply.redirect('/my-query', 303);
    const signing = readSigning(request.body, request.uploads, view.toSign, ground.newId);
    if ('errors' in signing) return sendPage(reply, await page(request, request.body, signing.errors), 422);
    const { state, author } = await askedBy(parts, who);
    const answer = await signCompletion(ground, who.organisation, state, author, signing);
    if ('stale' in answer) return sendPage(reply, await page(request, request.body, [], true), 409);
    if ('refused' in answer)
      return sendPage(
        reply,
        await page(request, request.body, [{ field: answer.about ?? '', message: answer.refused }]),
        422,
      );
    return reply.redirect('/my-query?done=signed', 303);
  });
}
