import { reachable } from '../store/reads/reachable.ts';
import type { App, Parts } from './parts.ts';

/** For whoever watches the process: 200 while it can reach its database. Says nothing else. */
export function health(app: App, { ground }: Pick<Parts, 'ground'>): void {
  app.get('/healthz', { config: { open: true } }, async (_request, reply) => {
    const well = await reachable(ground.pool);
    return reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(well ? 'ok\n' : 'no database\n');
  });
}
