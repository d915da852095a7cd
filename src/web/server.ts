import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, {
  type FastifyBaseLogger,
  type FastifyServerOptions,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { guard } from './access/guard.ts';
import { accessRoutes } from './access/routes.ts';
import { api } from './api/routes.ts';
import { assetRoutes } from './assets/routes.ts';
import { desk } from './desk/routes.ts';
import { errorHandling } from './errors/handler.ts';
import { onlyPlainText } from './forms/plain-text.ts';
import { uploads } from './forms/uploads.ts';
import { headers } from './headers.ts';
import { health } from './health.ts';
import { live } from './live/routes.ts';
import { metrics } from './metrics.ts';
import type { App, Parts } from './parts.ts';
import { portal } from './portal/routes.ts';
import { publicPages } from './public/routes.ts';

const bodyLimit = 1024 * 1024;

/**
 * The whole web: desk, portal, public pages, API and assets, not yet listening. Each face is a plugin of its own;
 * every route says in its `config` who may use it, or the server does not start. `first` is called before any route
 * is there: to see them all.
 */
export async function buildServer(
  parts: Parts,
  log: FastifyBaseLogger,
  first: (app: App) => Promise<void> = async () => {},
): Promise<App> {
  const options: FastifyServerOptions<RawServerDefault, FastifyBaseLogger> = {
    loggerInstance: log,
    // An address may hold a link's token: requests are counted, not logged.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: (_address, hop) => hop < parts.proxies,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  };
  const app: App = fastify(options).withTypeProvider<ZodTypeProvider>();
  await first(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  errorHandling(app, parts);
  await headers(app, parts);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit });
  await uploads(app);
  onlyPlainText(app);
  guard(app, parts);
  metrics(app);

  health(app, parts);
  assetRoutes(app, parts);
  for (const face of [accessRoutes, desk, portal, publicPages, live]) {
    await app.register(async (own) => face(own, parts));
  }
  await app.register(async (own) => api(own, parts), { prefix: '/api/v1' });
  return app;
}
