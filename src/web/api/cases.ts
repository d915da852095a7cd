import { z } from 'zod';
import { openByApi } from '../../app/api/open-case.ts';
import { readByApi } from '../../app/api/read-case.ts';
import { apiCaseOf } from '../../app/api/seen.ts';
import { notFound, Wrong } from '../errors/wrong.ts';
import type { App, Parts } from '../parts.ts';
import { caseAnswer } from './answer.ts';
import { keyOf } from './key.ts';
import { caseShape, problemShape, report } from './shapes.ts';

const security = [{ key: [] }];
const refusals = { 400: problemShape, 401: problemShape, 403: problemShape };

/** Cases: reported by programs, and read by those they concern. */
export function caseRoutes(app: App, parts: Parts): void {
  const { ground } = parts;

  app.post(
    '/cases',
    {
      config: { scope: 'cases:write' },
      schema: {
        summary: 'Report a fault',
        description:
          'Opens a case and says what happens next and by when. The same Idempotency-Key with the same body answers the same case again, with 200.',
        security,
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200) }),
        body: report,
        response: { 200: caseShape, 201: caseShape, ...refusals, 409: problemShape, 422: problemShape },
      },
    },
    async (request, reply) => {
      const key = keyOf(request);
      const opened = await openByApi(ground, key, request.headers['idempotency-key'], request.body);
      if ('refused' in opened)
        throw new Wrong(opened.about === 'Idempotency-Key' ? 409 : 422, `${opened.refused}.`);
      const seen = apiCaseOf(await ground.rules.of(key.organisation), opened.row);
      return reply
        .code(opened.again ? 200 : 201)
        .header('location', `/api/v1/cases/${seen.reference}`)
        .header('cache-control', 'no-store')
        .send(caseAnswer(seen));
    },
  );

  app.get(
    '/cases/:reference',
    {
      config: { scope: 'cases:read' },
      schema: {
        summary: 'Read a case',
        description: 'A client’s key reads that client’s cases; the desk’s own key reads all.',
        security,
        params: z.object({ reference: z.string().max(40) }),
        response: { 200: caseShape, 304: z.null(), ...refusals, 404: problemShape },
      },
    },
    async (request, reply) => {
      const key = keyOf(request);
      const row = await readByApi(ground, key, request.params.reference);
      if (row === null) throw notFound('No case of yours has that reference.');
      const etag = `"${row.state.seq}"`;
      void reply.header('etag', etag).header('cache-control', 'private, no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      return reply.code(200).send(caseAnswer(apiCaseOf(await ground.rules.of(key.organisation), row)));
    },
  );
}
