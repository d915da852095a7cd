import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ReportAnswers, wrongIn } from '../../../app/report/answers.ts';
import { draftOf, keepAnswers, missingIn } from '../../../app/report/draft.ts';
import { receiptOf, sendReport } from '../../../app/report/send.ts';
import { limits, withinLimits } from '../../access/limits.ts';
import { organisationHere } from '../../access/organisation.ts';
import { sendPage } from '../../html/send.ts';
import { lookFor } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';
import { type FormBody, filesOf, formBody, textOf } from '../../portal/forms.ts';
import { beginForm, forgetForm, formToken } from './cookie.ts';
import { checkPage, donePage, stepPage } from './pages.ts';
import { addressOf, nextAfter, type Step, steps, withPage, wrongOn } from './steps.ts';

const open = { config: { open: true as const } };
const query = z.object({ change: z.string().max(5).optional() });
const asked = steps.filter((step) => step !== 'check');

/** The registration form (A4): a page a question, kept as it goes, checked before it is sent. */
export async function reportRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  const draft = async (request: FastifyRequest) => {
    const organisation = await organisationHere(parts, request);
    const token = formToken(parts, request);
    const wall = parts.wall();
    const kept = await draftOf(ground, organisation, token ?? '', wall);
    return { organisation, token, wall, ...kept };
  };

  for (const step of asked) {
    const url = addressOf(step);
    app.get(url, { ...open, schema: { querystring: query } }, async (request, reply) => {
      const { answers, sent } = await draft(request);
      if (step !== 'who' && (answers.role === '' || sent !== null)) return reply.redirect('/report', 303);
      const asking = { answers, errors: [], more: answers.items.length === 0 ? 1 : 0 };
      return sendPage(
        reply,
        stepPage(await lookFor(parts, request), step, asking, request.query.change === 'yes'),
      );
    });

    app.post(url, { ...open, schema: { querystring: query, body: formBody } }, async (request, reply) => {
      const changing = request.query.change === 'yes';
      return take(request, reply, step, request.body, changing);
    });
  }

  async function take(
    request: FastifyRequest,
    reply: FastifyReply,
    step: Exclude<Step, 'check'>,
    body: FormBody,
    changing: boolean,
  ) {
    const { organisation, answers: before, wall } = await draft(request);
    await withinLimits(parts, organisation, request, { ...limits.formByIp, of: 'report page ip', most: 300 });
    const answers = withoutPhoto(withPage(before, step, body), textOf(body, 'remove'));
    const token = beginForm(parts, request, reply);
    await keepAnswers(ground, organisation, token, answers, filesOf(request.uploads, 'photos'), wall);
    const errors = wrongOn(step, wrongIn(answers));
    if (errors.length > 0)
      return sendPage(
        reply,
        stepPage(await lookFor(parts, request), step, { answers, errors, more: 0 }, changing),
        422,
      );
    if (textOf(body, 'add') !== '' || textOf(body, 'remove') !== '') {
      const kept = await draftOf(ground, organisation, token, wall);
      const asking = {
        answers: kept.answers,
        errors: [],
        more: textOf(body, 'add') === '' && answers.items.length > 0 ? 0 : 1,
      };
      return sendPage(reply, stepPage(await lookFor(parts, request), step, asking, changing));
    }
    // Another role may need other pages: the way leads through them.
    const next = changing && step !== 'who' ? 'check' : nextAfter(step, answers);
    return reply.redirect(addressOf(next), 303);
  }

  app.get('/report/check', open, async (request, reply) => {
    const { organisation, answers, sent } = await draft(request);
    if (sent !== null) return reply.redirect('/report/done', 303);
    if (answers.role === '') return reply.redirect('/report', 303);
    const missing = await missingIn(ground, organisation, answers);
    const errors = wrongIn(answers).map(({ message }) => ({ field: '', message }));
    return sendPage(reply, checkPage(await lookFor(parts, request), answers, missing, errors));
  });

  app.post('/report/send', open, async (request, reply) => {
    const { organisation, token, wall, answers } = await draft(request);
    await withinLimits(parts, organisation, request, { ...limits.formByIp, of: 'report ip', most: 20 });
    const outcome = await sendReport(ground, organisation, token ?? '', wall);
    if (!('refused' in outcome)) return reply.redirect('/report/done', 303);
    const page = checkPage(
      await lookFor(parts, request),
      answers,
      [],
      [{ field: '', message: outcome.refused }],
    );
    return sendPage(reply, page, 422);
  });

  app.get('/report/done', open, async (request, reply) => {
    const { organisation, sent } = await draft(request);
    if (sent === null) return reply.redirect('/report', 303);
    const view = await receiptOf(ground, organisation, sent);
    return sendPage(reply, donePage(await lookFor(parts, request), view, sent.missing, sent.byEmail));
  });

  app.get('/report/again', open, async (_request, reply) =>
    forgetForm(parts, reply).redirect('/report', 303),
  );
}

const withoutPhoto = (answers: ReportAnswers, sha256: string): ReportAnswers =>
  sha256 === '' ? answers : { ...answers, photos: answers.photos.filter((photo) => photo.sha256 !== sha256) };
