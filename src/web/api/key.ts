import type { FastifyRequest } from 'fastify';
import { type ApiKey, apiKeyOf } from '../../app/access/api-key.ts';
import { Wrong } from '../errors/wrong.ts';
import type { App, Parts } from '../parts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    apiKey: ApiKey | null;
  }
}

/** Programs show a bearer token (RFC 6750); what it may do is its scopes. No cookie counts here. */
export function keyHolders(app: App, parts: Parts): void {
  app.decorateRequest('apiKey', null);
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config;
    if (scope === undefined) return;
    const bearer = /^Bearer ([\w-]{10,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const key = bearer === undefined ? null : await apiKeyOf(parts.ground, bearer, parts.wall());
    if (key === null) {
      reply.header('www-authenticate', 'Bearer realm="Kept"');
      throw new Wrong(
        401,
        'Send "Authorization: Bearer <key>" with a key of this desk that was not revoked.',
      );
    }
    if (!key.scopes.includes(scope))
      throw new Wrong(403, `This key may not do that: it lacks the scope ${scope}.`);
    request.apiKey = key;
  });
}

/** The program that asks; throws where the route demanded no key. */
export function keyOf(request: FastifyRequest): ApiKey {
  if (request.apiKey === null) throw new Wrong(401, 'Send a key of this desk.');
  return request.apiKey;
}
