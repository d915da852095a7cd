import { contactsByPostcode } from '../../app/api/contacts.ts';
import { openingTimes } from '../../app/public/opening-times.ts';
import { publishedStandards } from '../../app/public/standards.ts';
import { limits, withinLimits } from '../access/limits.ts';
import { organisationHere } from '../access/organisation.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';
import { formBody, textOf } from '../portal/forms.ts';
import { contactPage } from './pages/contact.ts';
import { accessibilityPage, homePage, myLinkPage } from './pages/home.ts';
import { standardsPage } from './pages/standards.ts';
import { whoPage } from './pages/who.ts';
import { reportRoutes } from './report/routes.ts';

const open = { config: { open: true as const } };

/** Pages that anybody may read. */
export async function publicPages(app: App, parts: Parts): Promise<void> {
  const { ground } = parts;

  for (const [url, page] of [
    ['/', homePage],
    ['/my-link', myLinkPage],
    ['/accessibility', accessibilityPage],
  ] as const)
    app.get(url, open, async (request, reply) => sendPage(reply, page(await lookFor(parts, request))));

  app.get('/contact', open, async (request, reply) => {
    const times = await openingTimes(ground, await organisationHere(parts, request));
    return sendPage(reply, contactPage(await lookFor(parts, request), times));
  });

  app.get('/standards', open, async (request, reply) => {
    const standards = await publishedStandards(ground, await organisationHere(parts, request));
    return sendPage(reply, standardsPage(await lookFor(parts, request), standards));
  });

  app.get('/who-looks-after', open, async (request, reply) => {
    const page = { look: await lookFor(parts, request), typed: '', errors: [], found: null };
    return sendPage(reply, whoPage(page));
  });

  // A form that is sent, not an address with a postcode in it: addresses are logged and kept.
  app.post('/who-looks-after', { ...open, schema: { body: formBody } }, async (request, reply) => {
    const organisation = await organisationHere(parts, request);
    await withinLimits(parts, organisation, request, { ...limits.formByIp, of: 'who ip' });
    const typed = textOf(request.body, 'postcode').slice(0, 12);
    const found = await contactsByPostcode(ground, organisation, typed);
    const look = await lookFor(parts, request);
    if ('refused' in found) {
      const errors = [{ field: 'postcode', message: 'Enter a postcode like LS15 8AB, or its first half' }];
      return sendPage(reply, whoPage({ look, typed, errors, found: null }), 422);
    }
    return sendPage(reply, whoPage({ look, typed, errors: [], found }));
  });

  await reportRoutes(app, parts);
}
