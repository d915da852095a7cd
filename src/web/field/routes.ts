import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { noteReading } from '../../app/access/read-audit.ts';
import { type Sheet, sheetFor } from '../../app/customer/sheet.ts';
import { signCompletion } from '../../app/customer/sign.ts';
import { authorOf, demand, type StaffWho, staffOf } from '../access/who.ts';
import { notFound } from '../errors/wrong.ts';
import type { FieldError } from '../html/components/error-summary.ts';
import { notice } from '../html/components/notice.ts';
import { html } from '../html/html.ts';
import { portalPage } from '../html/layout/portal.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';
import { type FormBody, formBody } from '../portal/forms.ts';
import { signForm } from '../portal/sign/form.ts';
import { readSigning } from '../portal/sign/read.ts';

const params = z.object({ reference: z.string().max(40) });
const signing = { config: { may: 'sign' as const } };

/** Signing at the door: the member of staff hands over the phone; the page shows the item list and nothing else of the case. */
export async function fieldRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  const sheetOf = async (
    request: FastifyRequest,
    reference: string,
  ): Promise<{ who: StaffWho; sheet: Sheet }> => {
    const who = staffOf(request);
    const sheet = await sheetFor(ground, who.organisation, reference);
    if (sheet === null) throw notFound('There is no query with this number.');
    demand(who, 'sign', sheet.visitors.includes(who.staffId));
    return { who, sheet };
  };

  const page = async (
    request: FastifyRequest,
    of: { who: StaffWho; sheet: Sheet },
    typed: FormBody,
    errors: readonly FieldError[],
    changed = false,
  ) => {
    const { who, sheet } = of;
    const back = `/desk/cases/${sheet.state.reference}`;
    const action = `${back}/sign`;
    const waits = sheet.items.length > 0;
    return portalPage({
      look: await lookFor(parts, request),
      title: 'Sign for the work',
      back,
      errors,
      scripts: ['sign'],
      told:
        changed &&
        notice({
          kind: 'mind',
          title: 'Something changed meanwhile',
          body: 'This is how it stands now. What was typed is still here.',
        }),
      body: html`<h1>Sign for the work</h1><p class="lead">${sheet.place === '' ? '' : `${sheet.place} · `}<span class="reference">${sheet.state.reference}</span></p>${waits ? signForm({ action, back, csrf: who.csrf, key: ground.newId(), seen: sheet.state.seq, items: sheet.items, typed, errors }) : html`<p>Nothing on this query waits for a signature. Note first on the desk that the work is done.</p>`}`,
    });
  };

  app.get('/desk/cases/:reference/sign', { ...signing, schema: { params } }, async (request, reply) => {
    const of = await sheetOf(request, request.params.reference);
    await noteReading(
      ground,
      of.who.organisation,
      { staffId: of.who.staffId },
      of.sheet.state.id,
      'item list',
    );
    return sendPage(reply, await page(request, of, {}, []));
  });

  app.post(
    '/desk/cases/:reference/sign',
    { ...signing, schema: { params, body: formBody } },
    async (request, reply) => {
      const of = await sheetOf(request, request.params.reference);
      const { who, sheet } = of;
      const signed = readSigning(request.body, request.uploads, sheet.items, ground.newId);
      if ('errors' in signed)
        return sendPage(reply, await page(request, of, request.body, signed.errors), 422);
      const answer = await signCompletion(ground, who.organisation, sheet.state, authorOf(who), signed);
      const fresh = () => sheetOf(request, request.params.reference);
      if ('stale' in answer)
        return sendPage(reply, await page(request, await fresh(), request.body, [], true), 409);
      if ('refused' in answer)
        return sendPage(
          reply,
          await page(request, await fresh(), request.body, [
            { field: answer.about ?? '', message: answer.refused },
          ]),
          422,
        );
      return reply.redirect(`/desk/cases/${sheet.state.reference}`, 303);
    },
  );
}
