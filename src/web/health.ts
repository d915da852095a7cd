import { anyCalendarEnding } from '../app/rules-change/calendar-end.ts';
import { reachable } from '../store/reads/reachable.ts';
import type { App, Parts } from './parts.ts';

/** For whoever watches the process: 200 while it can reach its database, and when its calendars end soon. Says nothing else. */
export function health(app: App, { ground }: Pick<Parts, 'ground'>): void {
  app.get('/healthz', { config: { open: true } }, async (_request, reply) => {
    const well = await reachable(ground.pool);
    const ends = well ? await anyCalendarEnding(ground) : null;
    const told =
      ends === null ? 'ok\n' : `ok\nbank holidays are published only to ${ends}: kept calendars update\n`;
    return reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(well ? told : 'no database\n');
  });
}
