import type { FastifyContextConfig, FastifyRequest, RouteOptions } from 'fastify';
import { whoIs } from '../../app/access/session.ts';
import { notAllowed, Wrong } from '../errors/wrong.ts';
import type { App, Parts } from '../parts.ts';
import { cookieName } from './cookies.ts';
import { carriesCsrf, csrfOf } from './csrf.ts';
import { fromElsewhere } from './origin.ts';
import { allowed } from './permissions.ts';
import type { Who } from './who.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const answers = ['may', 'party', 'staff', 'open', 'scope'] as const;

/** A route says who may use it, once. Throws at the start of the program, not at the first request. */
export function demandAnswer({ method, url, config }: Pick<RouteOptions, 'method' | 'url' | 'config'>): void {
  const given = answers.filter((answer) => config?.[answer] !== undefined);
  if (given.length !== 1)
    throw new Error(`${method} ${url}: its config must say who may: exactly one of ${answers.join(', ')}`);
}

async function identify(
  parts: Parts,
  request: FastifyRequest,
  config: FastifyContextConfig,
): Promise<Who | null> {
  const name = config.party === true ? 'case' : 'staff';
  const token = request.cookies[cookieName(parts.ground, name)];
  if (token === undefined) return null;
  const signed = await whoIs(parts.ground, token, parts.wall());
  return signed === null ? null : { ...signed, csrf: csrfOf(parts.ground.secret, token) };
}

function demandRight(config: FastifyContextConfig, who: Who | null): void {
  if (config.party === true) {
    if (who?.kind !== 'party')
      throw new Wrong(401, 'Open the link in our letter again: this page shows one case to whom we wrote.');
    return;
  }
  if (who?.kind !== 'staff')
    throw new Wrong(401, 'You are not signed in, or you were for twelve hours. Sign in again.');
  if (config.may !== undefined && allowed(who.roles, config.may) === 'n') throw notAllowed();
}

/** Who may use which route, decided before anything of the request is read; and that forms are our own. */
export function guard(app: App, parts: Parts): void {
  app.decorateRequest('who', null);
  app.addHook('onRoute', demandAnswer);

  app.addHook('onRequest', async (request, reply) => {
    const { config } = request.routeOptions;
    if (request.is404 || config.scope !== undefined) return;
    const unsafe = !safe.has(request.method);
    if (unsafe && fromElsewhere(request.headers, request.host, parts.ground.publicUrl))
      throw new Wrong(403, 'This form was sent from another site. Open the page here and send it again.');
    if (config.open === true) return;
    const who = await identify(parts, request, config);
    const page = request.headers.accept?.includes('text/html') === true;
    if (who === null && page && !unsafe && config.party !== true)
      return reply
        .code(303)
        .header('location', `/desk/sign-in?to=${encodeURIComponent(request.url)}`)
        .send();
    // Known even where refused: the page that says so leads them back to where they may go.
    request.who = who;
    demandRight(config, who);
  });

  app.addHook('preValidation', async (request) => {
    if (request.who === null || safe.has(request.method)) return;
    if (!carriesCsrf(request.body, request.who.csrf))
      throw new Wrong(403, 'This form is no longer valid. Go back, load the page again, and send it again.');
  });
}
