import { z } from 'zod';
import { noteReading } from '../../../app/access/read-audit.ts';
import { sendPage } from '../../html/send.ts';
import { lookFor } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';
import { viewFor } from './load.ts';
import { casePage, done } from './page.ts';

const query = z.object({ done: z.string().max(20).optional() });

/** The query as its customer sees it. */
export async function caseRoutes(app: App, parts: Parts): Promise<void> {
  app.get(
    '/my-query',
    { config: { party: true }, schema: { querystring: query } },
    async (request, reply) => {
      const { who, view } = await viewFor(parts, request);
      await noteReading(parts.ground, who.organisation, { partyId: who.partyId }, who.caseId, 'own page');
      const told = done.get(request.query.done ?? '') ?? null;
      return sendPage(reply, casePage({ look: await lookFor(parts, request), view, csrf: who.csrf, told }));
    },
  );
}
