import { z } from 'zod';
import { type Chosen, customerChooses } from '../../../app/customer/choose.ts';
import { partyOf } from '../../access/who.ts';
import { notFound } from '../../errors/wrong.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { sendPage } from '../../html/send.ts';
import { lookFor } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';
import { askedBy, viewFor } from '../case/load.ts';
import { dateOf, type FormBody, formBody, keyOf, listOf, seenOf, textOf } from '../forms.ts';
import { withinOwnLimits } from '../limits.ts';
import { choosePage } from './page.ts';

const params = z.object({ move: z.string().max(100) });
const party = { config: { party: true as const } };
const gone = 'That is no longer possible: the query has moved on. Go back to see where it stands.';

/** What the standard lets a customer choose: a time, another day, yes or no to an offer, withdrawing, disputing. */
export async function chooseRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  app.get('/my-query/choose/:move', { ...party, schema: { params } }, async (request, reply) => {
    const { who, view } = await viewFor(parts, request);
    const choice = view.choices.find((row) => row.move === request.params.move);
    if (choice === undefined) throw notFound(gone);
    const page = { look: await lookFor(parts, request), view, choice, csrf: who.csrf, key: ground.newId() };
    return sendPage(reply, choosePage({ ...page, typed: {}, errors: [], changed: false }));
  });

  app.post(
    '/my-query/choose/:move',
    { ...party, schema: { params, body: formBody } },
    async (request, reply) => {
      const who = partyOf(request);
      await withinOwnLimits(parts, who, request);
      const { body } = request;
      const again = async (errors: readonly FieldError[], changed = false) => {
        const { view } = await viewFor(parts, request);
        const choice = view.choices.find((row) => row.move === request.params.move);
        if (choice === undefined) throw notFound(gone);
        const key = changed ? ground.newId() : keyOf(body, ground.newId);
        const page = { look: await lookFor(parts, request), view, choice, csrf: who.csrf, key };
        return sendPage(reply, choosePage({ ...page, typed: body, errors, changed }), changed ? 409 : 422);
      };
      const time = timeIn(body);
      if ('field' in time) return again([time]);
      const chosen = { ...fromForm(body, ground.newId), move: request.params.move, slot: time.slot };
      const answer = await customerChooses(ground, who.organisation, await askedBy(parts, who), chosen);
      if ('stale' in answer) return again([], true);
      if ('refused' in answer)
        return again([{ field: fieldOf(answer.about), message: sentence(answer.refused) }]);
      return reply.redirect(`/my-query?done=${textOf(body, 'ends') === '' ? 'chosen' : 'withdrawn'}`, 303);
    },
  );
}

function fromForm(body: FormBody, fresh: () => string): Omit<Chosen, 'move' | 'slot'> {
  const answers = Object.keys(body)
    .filter((name) => name.startsWith('ask-'))
    .map((name) => [name.slice('ask-'.length), textOf(body, name)]);
  return {
    key: keyOf(body, fresh),
    seen: seenOf(body),
    items: listOf(body, 'items'),
    answers: Object.fromEntries(answers),
  };
}

function timeIn(body: FormBody): { slot: Chosen['slot'] } | FieldError {
  const slot = textOf(body, 'slot');
  const offered = /^(\d{1,15})-(\d{1,15})$/.exec(slot);
  if (offered !== null) return { slot: { from: Number(offered[1]), to: Number(offered[2]) } };
  if (slot !== 'own') return { slot: null };
  const date = dateOf(body, 'date');
  const half = textOf(body, 'half');
  if (date === null) return { field: 'date', message: 'Enter a day, for example 27 3 2027' };
  if (half !== 'morning' && half !== 'afternoon')
    return { field: 'half', message: 'Choose morning or afternoon' };
  return { slot: { date, half } };
}

const fieldOf = (about: string | undefined): string =>
  about === undefined || about === 'move' || about === 'items'
    ? ''
    : about === 'slot' || about === 'date'
      ? about
      : `ask-${about}`;

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
