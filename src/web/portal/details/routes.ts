import type { MissingDetail } from '../../../app/customer/seen.ts';
import { blankAnswers, type ReportAnswers, wrongIn } from '../../../app/report/answers.ts';
import { giveMissing } from '../../../app/report/complete.ts';
import { partyOf } from '../../access/who.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { sendPage } from '../../html/send.ts';
import { lookFor } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';
import { askedBy, viewFor } from '../case/load.ts';
import { type FormBody, filesOf, formBody, keyOf, listOf, textOf } from '../forms.ts';
import { withinOwnLimits } from '../limits.ts';
import { detailsPage } from './page.ts';

const party = { config: { party: true as const } };
const fields = ['client', 'site', 'plot', 'address', 'postcode', 'homeowner', 'email', 'phone'] as const;

/** Missing details, given on the page of the query that waits for them. */
export async function detailsRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  app.get('/my-query/details', party, async (request, reply) => {
    const { who, view } = await viewFor(parts, request);
    if (view.missing.length === 0) return reply.redirect('/my-query', 303);
    const page = {
      look: await lookFor(parts, request),
      csrf: who.csrf,
      key: ground.newId(),
      missing: view.missing,
    };
    return sendPage(reply, detailsPage({ ...page, answers: blankAnswers, others: {}, errors: [] }));
  });

  app.post('/my-query/details', { ...party, schema: { body: formBody } }, async (request, reply) => {
    const who = partyOf(request);
    await withinOwnLimits(parts, who, request);
    const { view } = await viewFor(parts, request);
    if (view.missing.length === 0) return reply.redirect('/my-query?done=sent', 303);
    const answers = answersIn(request.body);
    const others = othersIn(request.body, view.missing);
    const files = filesOf(request.uploads, 'photos');
    const errors = wrongAmong(answers, Object.keys(others).length + files.length);
    if (errors.length > 0) {
      const page = {
        look: await lookFor(parts, request),
        csrf: who.csrf,
        key: keyOf(request.body, ground.newId),
      };
      return sendPage(reply, detailsPage({ ...page, missing: view.missing, answers, others, errors }), 422);
    }
    const of = await askedBy(parts, who);
    await giveMissing(ground, who.organisation, of, {
      key: keyOf(request.body, ground.newId),
      answers,
      others,
      files,
    });
    return reply.redirect('/my-query?done=details', 303);
  });
}

function answersIn(body: FormBody): ReportAnswers {
  const given = fields.map((field) => [field, textOf(body, field).slice(0, 1_000).toWellFormed()]);
  const items = listOf(body, 'items')
    .map((item) => item.trim().slice(0, 2_000).toWellFormed())
    .filter((item) => item !== '');
  return { ...blankAnswers, ...Object.fromEntries(given), items };
}

/** Details that are not of the form's own are asked for in the standard's words, and answered in a box each. */
function othersIn(body: FormBody, missing: readonly MissingDetail[]): Record<string, string> {
  const given = missing
    .map(({ name }) => [name, textOf(body, `other-${name}`).slice(0, 2_000).toWellFormed()] as const)
    .filter(([, text]) => text !== '');
  return Object.fromEntries(given);
}

function wrongAmong(answers: ReportAnswers, more: number): FieldError[] {
  const wrong = wrongIn(answers).filter(({ field }) => field !== 'role');
  const none = more === 0 && answers.items.length === 0 && fields.every((field) => answers[field] === '');
  return none ? [{ field: '', message: 'Give at least one of the details' }] : wrong;
}
