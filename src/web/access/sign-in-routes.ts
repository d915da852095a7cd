import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askToSignIn, enterCode, followLink, signInMinutes } from '../../app/access/sign-in.ts';
import { looksLikeToken, newToken } from '../../app/access/token.ts';
import { peopleToTry, signInAs } from '../../app/access/training-sign-in.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { notAllowed, notFound } from '../errors/wrong.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';
import { cookieFor, cookieName } from './cookies.ts';
import { deskPath } from './desk-path.ts';
import { limits, withinLimits } from './limits.ts';
import { organisationHere } from './organisation.ts';
import { codePage, pressPage, signInPage } from './pages.ts';
import { letInBy } from './signed-in.ts';

const open = { config: { open: true } } as const;
const wanted = z.string().max(2_000).optional();
const onward = z.object({ to: wanted });
const ask = z.object({ address: z.string().max(300).default(''), to: wanted });
const code = z.object({ code: z.string().max(20).default(''), to: wanted });
const trying = z.object({ staff: z.uuid(), to: wanted });
const link = z.object({ token: z.string().max(100) });

/** Staff sign in by a code or link sent to their address, in the browser that asked for it. */
export async function signInRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;
  const browserCookie = cookieName(ground, 'browser');

  function browserOf(request: FastifyRequest, reply: FastifyReply): string {
    const known = request.cookies[browserCookie];
    if (known !== undefined && looksLikeToken(known)) return known;
    const token = newToken();
    void reply.setCookie(browserCookie, token, cookieFor(ground, signInMinutes * 60 * 3));
    return token;
  }

  app.get('/desk/sign-in', { ...open, schema: { querystring: onward } }, async (request, reply) => {
    const people = await peopleOn(await organisationHere(parts, request));
    return sendPage(
      reply,
      signInPage(await lookFor(parts, request), { to: deskPath(request.query.to), people }),
    );
  });

  const peopleOn = async (organisation: OrganisationId) =>
    parts.training ? peopleToTry(ground, organisation) : [];

  app.post('/desk/sign-in/as', { ...open, schema: { body: trying } }, async (request, reply) => {
    const organisation = await organisationHere(parts, request);
    if (!parts.training) throw notFound();
    const outcome = await signInAs(ground, organisation, request.body.staff, parts.wall());
    if ('refused' in outcome) throw notAllowed(outcome.refused);
    return letInBy(parts, reply, 'staff', outcome.session, deskPath(request.body.to));
  });

  app.post('/desk/sign-in', { ...open, schema: { body: ask } }, async (request, reply) => {
    const organisation = await organisationHere(parts, request);
    const then = deskPath(request.body.to);
    const address = request.body.address.trim();
    const look = await lookFor(parts, request);
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) {
      const errors = [{ field: 'address', message: 'Enter your e-mail address, like name@example.com' }];
      return sendPage(reply, signInPage(look, { to: then, address, errors }), 422);
    }
    const byAddress = { key: address.toLowerCase(), limit: limits.signInByAddress };
    await withinLimits(parts, organisation, request, limits.signInByIp, [byAddress]);
    const browser = { token: browserOf(request, reply), wall: parts.wall() };
    await askToSignIn(ground, organisation, address, browser, parts.mailSignIn, (error) =>
      request.log.error({ err: error }, 'a sign-in mail could not be sent'),
    );
    return sendPage(reply, codePage(look, then));
  });

  app.post('/desk/sign-in/code', { ...open, schema: { body: code } }, async (request, reply) => {
    const organisation = await organisationHere(parts, request);
    await withinLimits(parts, organisation, request, limits.codeByIp);
    const token = request.cookies[browserCookie] ?? '';
    const then = deskPath(request.body.to);
    const outcome = await enterCode(ground, organisation, request.body.code, { token, wall: parts.wall() });
    if ('session' in outcome) return letInBy(parts, reply, 'staff', outcome.session, then);
    const errors = [{ field: 'code', message: outcome.refused }];
    return sendPage(reply, codePage(await lookFor(parts, request), then, errors), 422);
  });

  app.get('/desk/sign-in/link/:token', { ...open, schema: { params: link } }, async (request, reply) => {
    await organisationHere(parts, request);
    const words = 'Press the button to sign in. It works in the browser in which you asked for it.';
    const action = `/desk/sign-in/link/${request.params.token}`;
    return sendPage(
      reply,
      pressPage(await lookFor(parts, request), 'Sign in to the desk', words, action, 'Sign in'),
    );
  });

  app.post('/desk/sign-in/link/:token', { ...open, schema: { params: link } }, async (request, reply) => {
    const organisation = await organisationHere(parts, request);
    await withinLimits(parts, organisation, request, limits.linkByIp);
    const token = request.cookies[browserCookie] ?? '';
    const outcome = await followLink(ground, organisation, request.params.token, {
      token,
      wall: parts.wall(),
    });
    if ('session' in outcome) return letInBy(parts, reply, 'staff', outcome.session, '/desk');
    const errors = [
      { field: 'address', message: `${outcome.refused} It works only in the browser that asked.` },
    ];
    return sendPage(reply, signInPage(await lookFor(parts, request), { to: '/desk', errors }), 422);
  });
}
