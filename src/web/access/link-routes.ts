import { z } from 'zod';
import { signOut } from '../../app/access/session.ts';
import { followSetUpLink } from '../../app/access/set-up-link.ts';
import { askForNewLink } from '../../app/customer/new-link.ts';
import { followCustomerLink } from '../../app/customer-link.ts';
import { Wrong } from '../errors/wrong.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';
import { cookieFor, cookieName } from './cookies.ts';
import { limits, withinLimits } from './limits.ts';
import { endedLinkPage, newLinkPage } from './link-pages.ts';
import { organisationHere } from './organisation.ts';
import { pressPage } from './pages.ts';
import { letInBy } from './signed-in.ts';

const open = { config: { open: true } } as const;
const params = z.object({ token: z.string().max(100) });

/** Links that sign in after a press: the console's set-up link, and the links in letters to customers. */
export async function linkRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  app.get('/desk/set-up/:token', { ...open, schema: { params } }, async (request, reply) => {
    const words = 'This link signs you in once. Press the button to begin.';
    const page = pressPage(await lookFor(parts, request), 'Set up your desk', words, request.url, 'Sign in');
    return sendPage(reply, page);
  });

  app.post('/desk/set-up/:token', { ...open, schema: { params } }, async (request, reply) => {
    await withinLimits(parts, await organisationHere(parts, request), request, limits.linkByIp);
    const outcome = await followSetUpLink(ground, request.params.token, parts.wall());
    if ('refused' in outcome) throw new Wrong(403, outcome.refused);
    return letInBy(parts, reply, 'staff', outcome.session, '/desk');
  });

  app.get('/c/:token', { ...open, schema: { params } }, async (request, reply) => {
    const words =
      'This page shows where your query stands, what happens next and by when. It is only for you.';
    const page = pressPage(await lookFor(parts, request), 'Your query', words, request.url, 'Show my query');
    return sendPage(reply, page);
  });

  app.post('/c/:token', { ...open, schema: { params } }, async (request, reply) => {
    await withinLimits(parts, await organisationHere(parts, request), request, limits.linkByIp);
    const outcome = await followCustomerLink(ground, request.params.token, parts.wall());
    if ('refused' in outcome)
      return sendPage(reply, endedLinkPage(await lookFor(parts, request), `${request.url}/again`), 403);
    return letInBy(parts, reply, 'case', outcome.session, '/my-query');
  });

  app.post('/c/:token/again', { ...open, schema: { params } }, async (request, reply) => {
    await withinLimits(parts, await organisationHere(parts, request), request, limits.linkByIp);
    await askForNewLink(ground, request.params.token, parts.wall());
    return sendPage(reply, newLinkPage(await lookFor(parts, request)));
  });

  app.post('/desk/sign-out', { config: { staff: true } }, async (request, reply) => {
    const name = cookieName(ground, 'staff');
    await signOut(ground, request.cookies[name] ?? '', parts.wall());
    return reply.clearCookie(name, cookieFor(ground, 0)).redirect('/desk/sign-in', 303);
  });

  app.post('/my-query/leave', { config: { party: true } }, async (request, reply) => {
    const name = cookieName(ground, 'case');
    await signOut(ground, request.cookies[name] ?? '', parts.wall());
    return reply.clearCookie(name, cookieFor(ground, 0)).redirect('/', 303);
  });
}
