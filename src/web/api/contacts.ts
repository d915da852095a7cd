import { z } from 'zod';
import { contactsByPostcode } from '../../app/api/contacts.ts';
import { Wrong } from '../errors/wrong.ts';
import type { App, Parts } from '../parts.ts';
import { keyOf } from './key.ts';
import { contacts, problemShape } from './shapes.ts';

/** Who looks after a place (A2). */
export function contactRoutes(app: App, { ground }: Pick<Parts, 'ground'>): void {
  app.get(
    '/contacts',
    {
      config: { scope: 'contacts:read' },
      schema: {
        summary: 'Who looks after a postcode',
        description:
          'Named contacts of the sites there, or whoever covers for them today. Empty: nothing is known of it.',
        security: [{ key: [] }],
        querystring: z.object({ postcode: z.string().max(12) }),
        response: { 200: contacts, 400: problemShape, 401: problemShape, 403: problemShape },
      },
    },
    async (request, reply) => {
      const found = await contactsByPostcode(ground, keyOf(request).organisation, request.query.postcode);
      if ('refused' in found) throw new Wrong(400, found.refused);
      const cards = found.map(({ name, phone, email, coversFor }) => ({ name, phone, email, coversFor }));
      return reply.header('cache-control', 'no-store').send({ contacts: cards });
    },
  );
}
