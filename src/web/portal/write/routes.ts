import { z } from 'zod';
import { customerSays } from '../../../app/customer/say.ts';
import { partyOf } from '../../access/who.ts';
import { sendPage } from '../../html/send.ts';
import { lookFor } from '../../look-for.ts';
import type { App, Parts } from '../../parts.ts';
import { askedBy, viewFor } from '../case/load.ts';
import { filesOf, formBody, keyOf, textOf } from '../forms.ts';
import { withinOwnLimits } from '../limits.ts';
import { abouts, words, writePage } from './page.ts';

const params = z.object({ about: z.enum(abouts) });
const party = { config: { party: true as const } };

/** A message of the customer to their query: words, photos, "it isn't fixed", thanks. */
export async function writeRoutes(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  app.get('/my-query/write/:about', { ...party, schema: { params } }, async (request, reply) => {
    const { who, view } = await viewFor(parts, request);
    const { about } = request.params;
    const page = { look: await lookFor(parts, request), view, csrf: who.csrf, key: ground.newId(), about };
    return sendPage(reply, writePage({ ...page, typed: '', errors: [] }));
  });

  app.post(
    '/my-query/write/:about',
    { ...party, schema: { params, body: formBody } },
    async (request, reply) => {
      const who = partyOf(request);
      await withinOwnLimits(parts, who, request);
      const { about } = request.params;
      const key = keyOf(request.body, ground.newId);
      const typed = textOf(request.body, 'words');
      const files = words[about].photos ? filesOf(request.uploads, 'photos') : [];
      const again = async (field: string, message: string) => {
        const { view } = await viewFor(parts, request);
        const page = { look: await lookFor(parts, request), view, csrf: who.csrf, key, about, typed };
        return sendPage(reply, writePage({ ...page, errors: [{ field, message }] }), 422);
      };
      if (typed === '' && files.length === 0)
        return again('words', about === 'not-fixed' ? 'Say what is not right' : 'Write a few words');
      const answer = await customerSays(ground, who.organisation, await askedBy(parts, who), {
        key,
        subject: about === 'message' ? 'Your message' : about === 'thanks' ? 'Thank you' : 'It isn’t fixed',
        words: typed === '' ? 'Photos' : typed,
        thanks: about === 'thanks',
        files,
      });
      if ('refused' in answer) return again('words', answer.refused);
      return reply.redirect(`/my-query?done=${about === 'thanks' ? 'thanks' : 'sent'}`, 303);
    },
  );
}
